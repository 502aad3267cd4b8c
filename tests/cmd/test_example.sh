#!/bin/bash
# The example program with its generated bindings, on a database that the runner made. needs: server
set -eu
cd "$(dirname "$0")/../.."
schemac=${SCHEMAC:-build/schemac}
if [ "${1:-}" != --with-server ]; then
    exec "$schemac" scratch -- bash "$0" --with-server
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-example.XXXXXX")
trap 'rm -rf "$work"' EXIT

cp -r schema "$work/schema"
"$schemac" -C "$work/schema/codingit" generate --quiet
"$schemac" -C "$work/schema/codingit" migrate up --load-external --quiet
bindings=$work/generated/codingit/c
# shellcheck disable=SC2046 # flags are words
"${CC:-cc}" -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -g -fsanitize=address,undefined \
    -fno-sanitize-recover=undefined -I"$bindings" $(pkg-config --cflags libpq) \
    schema/codingit/example/tasks.c "$bindings"/*.c $(pkg-config --libs libpq) -o "$work/tasks"
# What the manual shows of it is in it.
awk '/^## / { in_part = $0 == "## What there is for a query" }
    /^```/ { in_block = !in_block; next }
    in_part && in_block && !/^-- name/ && NF' docs/manual/bindings.md >"$work/shown.txt"
[ -s "$work/shown.txt" ]
while IFS= read -r line; do
    grep -qxF -e "$line" schema/codingit/example/tasks.c schema/codingit/queries/tasks.sql || {
        printf 'docs/manual/bindings.md shows what is not in the example: %s\n' "$line"
        exit 1
    }
done <"$work/shown.txt"
for run in first second; do
    "$work/tasks" | sed 's/task [0-9][0-9]*/task N/' >"$work/$run.txt"
    if [ -n "${BLESS:-}" ]; then
        cp "$work/$run.txt" tests/golden/cmd/example.txt
    fi
    diff -u tests/golden/cmd/example.txt "$work/$run.txt"
done
