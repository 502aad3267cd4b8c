#!/bin/bash
# What the migrations of the example systems do, proven: from the first half of them to all. With PROVE_STEPS=1, each
# migration from those before it, and back. needs: server
set -eu
cd "$(dirname "$0")/../.."
schemac=$(realpath "${SCHEMAC:-build/schemac}")
[ -z "${SCHEMAC_TEST_PG_BIN:-}" ] || export SCHEMAC_PG_BIN=$SCHEMAC_TEST_PG_BIN
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-prove.XXXXXX")
trap 'rm -rf "$work"' EXIT

# prove SYSTEM FROM TO: folders of migrations. Only tables that cannot have rows may stay empty.
prove() {
    "$schemac" -C "schema/$1" prove --quiet --allow data-loss "migrations:$work/$2" "migrations:$work/$3" >"$work/report" ||
        { echo "$1, $2 to $3:"; cat "$work/report"; exit 1; }
    grep -qx proven "$work/report"
    tables=$(sed -n 's/.* put into \([0-9]*\) of \([0-9]*\) tables*$/\1 \2/p' "$work/report")
    echo "$1, $2 to $3: rows in ${tables/ / of } tables"
    [ $((${tables% *} * 10)) -ge $((${tables#* } * 9)) ] || { cat "$work/report"; exit 1; }
}

for yaml in schema/*/schemac.yaml; do
    system=$(basename "$(dirname "$yaml")")
    files=("schema/$system"/migrations/[0-9]*.sql)
    rm -rf "$work/some" "$work/all"
    mkdir "$work/some" "$work/all"
    cp "${files[@]}" "$work/all"
    if [ -z "${PROVE_STEPS:-}" ]; then
        cp "${files[@]:0:$(((${#files[@]} + 1) / 2))}" "$work/some"
        prove "$system" some all
        continue
    fi
    rm "$work/all"/*
    for file in "${files[@]}"; do
        cp "$file" "$work/all"
        if [ -n "$(ls "$work/some")" ]; then
            prove "$system" some all
            prove "$system" all some
        fi
        cp "$file" "$work/some"
    done
done
