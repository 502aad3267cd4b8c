#!/bin/bash
# Generated accessors against the same written by hand with libpq, on a throwaway server; see bench_bindings.c
# and bench_writes.c.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}
if [ "${1:-}" = --with-server ]; then
    psql -q -v ON_ERROR_STOP=1 -f tests/bench/bench_bindings.sql -f tests/bench/bench_bindings_fill.sql
    "$2/bench"
    "$2/writes"
    # The same million rows by psql, from a file that psql wrote.
    psql -q -c "\\copy tickets to '$2/tickets'" -c 'truncate tickets'
    start=$(date +%s.%N)
    psql -q -c "\\copy tickets from '$2/tickets'"
    awk -v start="$start" -v end="$(date +%s.%N)" \
        'BEGIN { printf "the same rows by \\copy of psql: %.2f s\n", end - start }'
    exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$SCHEMAC" emit c tests/bench/bench_bindings.sql --out "$work/c" --quiet
# shellcheck disable=SC2046 # flags are words
"${CC:-gcc}" -std=gnu11 -O2 -g -Wall -Wextra -I"$work/c" $(pkg-config --cflags libpq) -o "$work/bench" \
    tests/bench/bench_bindings.c "$work"/c/*.c $(pkg-config --libs libpq)
# shellcheck disable=SC2046 # flags are words
"${CC:-gcc}" -std=gnu11 -O2 -g -Wall -Wextra -I"$work/c" $(pkg-config --cflags libpq) -o "$work/writes" \
    tests/bench/bench_writes.c "$work"/c/*.c $(pkg-config --libs libpq)
"$SCHEMAC" scratch -- bash "$0" --with-server "$work"
