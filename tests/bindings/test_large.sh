#!/bin/bash
# Values of 300 MB through the C bindings, and values that are too large. Skipped where there is little memory, and with
# sanitizers. needs: server
set -eu
cd "$(dirname "$0")/../.."
here=tests/bindings

# The second half: what runs under `schemac scratch`, with the program that the first half made.
if [ "${1:-}" = --with-server ]; then
    psql -q -v ON_ERROR_STOP=1 -f "$here/large.sql" >/dev/null
    exec "$2/large"
fi

. "$here/common.sh"
available=$(awk '$1 == "MemAvailable:" { print int($2 / 1048576) }' /proc/meminfo 2>/dev/null || echo 0)
if [ "$available" -lt 8 ] || [ -n "$SANITIZE" ]; then
    echo 'it takes 8 GB of memory, and no sanitizer'
    exit 77
fi

generate() { "$SCHEMAC" emit c "$here/large.sql" --out "$work/out"; }

build() {
    compile_all "$work/out" "$work/obj" "$here/large.c" && "$CC" -o "$work/large" "$work"/obj/*.o "${PQ_LIBS[@]}"
}

step 'generate' generate
[ "$failed" -eq 0 ] || finish
step "compile with $CC" build
[ "$failed" -ne 0 ] || step 'on a server' "$SCHEMAC" scratch -- bash "$0" --with-server "$work"
finish
