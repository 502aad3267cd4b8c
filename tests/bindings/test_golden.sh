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

# A file in DIR/c takes the place of the built-in one of its name, and of that one only.
replace_one() {
    local changed
    mkdir -p "$work/mine/c"
    printf '/* ours: <%%= p %%>, <%%= #list %%> tables and views */\n' >"$work/mine/c/umbrella.h.tpl"
    "$SCHEMAC" emit c tests/bindings/golden.sql --set prefix=app --templates "$work/mine" --out "$work/replaced" --quiet ||
        return 1
    changed=$(diff -rq "$work/out" "$work/replaced" | grep -v 'manifest' || true)
    [ "$changed" = "Files $work/out/app.h and $work/replaced/app.h differ" ] || {
        printf 'changed: %s\n' "$changed"
        return 1
    }
    grep -qx '/\* ours: app, 3 tables and views \*/' "$work/replaced/app.h"
}
step 'one file replaced' replace_one
finish
