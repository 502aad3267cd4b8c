#!/bin/bash
# Schemas of one shape each (tests/bench/shapes.awk) at n and at 2 n: twice as much should take about twice as long,
# whatever there is much of. Processor time, so that a busy machine does not count. BENCH_SHAPES="columns:800 …" for some.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}
SHAPES=${BENCH_SHAPES:-columns:800 added:800 values:2500 added_values:2500 partitions:1000 functions:5000 overloads:3000
    chain:2500 children:2500 views:2500 grants:2500 grantees:2500 comments:5000 schemas:1000 triggers:2500 policies:2500
    references:250 history:2500 sequences:1500 types:1500 inserts:50000 copy:200000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CC:-gcc}" -O2 -o "$work/measure" tests/bench/measure.c

# The better of two runs: "CPU-milliseconds KiB".
best() {
    { "$work/measure" "$@"; "$work/measure" "$@"; } | sort -n | awk 'NR == 1 { print $1, $3 }'
}

show() {
    local shape=$1 n=$2 what=$3 small large
    shift 3
    small=$(best "${@//@/$work/$shape.$n}")
    large=$(best "${@//@/$work/$shape.$((2 * n))}")
    printf '%s %s %s %s %s\n' "$shape" "$n" "$what" "$small" "$large" |
        awk '{ printf "%-13s %7d  %-9s %9.1f ms -> %9.1f ms  %5.2f times  %4d MB\n", $1, $2, $3, $4, $6, $6 / $4, $7 / 1024 }'
}

: >"$work/empty.sql"
for entry in $SHAPES; do
    shape=${entry%:*} n=${entry#*:}
    for size in "$n" $((2 * n)); do
        awk -v shape="$shape" -v n="$size" -f tests/bench/shapes.awk >"$work/$shape.$size.sql"
        awk -v shape="$shape" -v n="$size" -v changed=1 -f tests/bench/shapes.awk >"$work/$shape.$size.changed.sql"
    done
    show "$shape" "$n" check "$SCHEMAC" check @.sql
    show "$shape" "$n" inspect "$SCHEMAC" inspect --format sql @.sql
    show "$shape" "$n" create "$SCHEMAC" diff "$work/empty.sql" @.sql
    show "$shape" "$n" drop "$SCHEMAC" diff --allow data-loss @.sql "$work/empty.sql"
    show "$shape" "$n" change "$SCHEMAC" diff --allow data-loss @.sql @.changed.sql
    show "$shape" "$n" c "$SCHEMAC" emit c @.sql --out @.c
    show "$shape" "$n" markdown "$SCHEMAC" emit markdown @.sql --out @.md
    rm -rf "$work/$shape".*
done
