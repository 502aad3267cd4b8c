#!/bin/bash
# The bindings of golden.sql are, byte for byte, those in golden/, which a person has read. BLESS=1 accepts new ones.
# The files there end in .txt so that they are left as schemac wrote them, by make format too.
set -eu
cd "$(dirname "$0")/../.."
. tests/bindings/common.sh
golden=tests/bindings/golden

"$SCHEMAC" emit c tests/bindings/golden.sql --set prefix=app --out "$work/out" --quiet
mkdir "$work/golden"
for file in "$work"/out/*.[ch]; do
    cp "$file" "$work/golden/${file##*/}.txt"
done
if [ -n "${BLESS:-}" ]; then
    rm -rf "$golden"
    cp -r "$work/golden" "$golden"
fi
step 'as in golden/' diff -ru "$golden" "$work/golden"
finish
