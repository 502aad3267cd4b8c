#!/bin/bash
# Schemas of one shape each (tests/bench/shapes.awk) at n, 2 n and 4 n: twice as much should take about twice as long,
# whatever there is much of. Processor time, so that a busy machine does not count. BENCH_SHAPES="columns:400 …" for some,
# BENCH_WHAT="check change …" for some of what is done with them.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}
SHAPES=${BENCH_SHAPES:-columns:400 added:400 generated:400 narrow_views:400 column_grants:400 unnamed:400 indexes:1000
    values:1250 added_values:1250 partitions:500 functions:2500 long_body:250 long_query:1000 overloads:1500 chain:1250
    children:1250 views:1250 deep_views:200 grants:1250 grantees:1250 members:700 comments:2500 schemas:500 triggers:1250
    policies:1250 references:125 rows_of_tables:500 history:1250 sequences:750 types:750 inserts:25000 copy:100000 wrong:250}
WHAT=${BENCH_WHAT:-check json sql create drop change all c markdown}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"${CC:-gcc}" -O2 -o "$work/measure" tests/bench/measure.c

# "CPU-milliseconds KiB" of what is done with a schema of one size.
cost() {
    local file=$work/$1
    case $2 in
    check) set -- check "$file.sql" ;;
    json | sql) set -- inspect --format "$2" "$file.sql" ;;
    create) set -- diff "$work/empty.sql" "$file.sql" ;;
    drop) set -- diff --allow data-loss "$file.sql" "$work/empty.sql" ;;
    change) set -- diff --allow data-loss "$file.sql" "$file.changed.sql" ;;
    all) set -- diff --allow data-loss "$file.sql" "$file.all.sql" ;;
    *) set -- emit "$2" "$file.sql" --out "$file.out" ;;
    esac
    "$work/measure" "$SCHEMAC" "$@" | cut -d ' ' -f 1,3
}

: >"$work/empty.sql"
printf '%-13s %7s  %-9s %10s %10s %10s %8s %8s\n' shape n what 'n (ms)' '2 n (ms)' '4 n (ms)' '2 n / n' '4 n / 2 n'
for entry in $SHAPES; do
    shape=${entry%:*} n=${entry#*:}
    for times in 1 2 4; do
        for changed in '' 1 all; do
            awk -v shape="$shape" -v n=$((times * n)) -v changed="$changed" -f tests/bench/shapes.awk \
                >"$work/$times${changed:+.$changed}.sql"
        done
        mv "$work/$times.1.sql" "$work/$times.changed.sql"
    done
    for what in $WHAT; do
        printf '%s %s %s %s %s %s\n' "$shape" "$n" "$what" "$(cost 1 "$what")" "$(cost 2 "$what")" "$(cost 4 "$what")" | awk '{
            printf "%-13s %7d  %-9s %10.1f %10.1f %10.1f %8.2f %8.2f  %4d MB\n", $1, $2, $3, $4, $6, $8, $6 / $4, $8 / $6, $9 / 1024 }'
    done
    rm -rf "$work"/[124].*
done
