#!/bin/bash
# `schemac check` of a schema against libpg_query's protobuf route alone (parse and unpack) on the same file: whole
# processes, in turn, the median of the pairs' ratios of processor time, which a busy machine disturbs least. BENCH_SQL names another file; by default 1,000 generated tables.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}
RUNS=${BENCH_RUNS:-21}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The same library as the Makefile takes.
prefix=${PG_QUERY_PREFIX-/usr/local/lib/libpg_query}
flags=(-I"$(dirname "$(find /usr/include /usr/local/include -name pg_query.h -print -quit)")")
[ ! -e "$prefix/lib/libpg_query.a" ] || flags=(-I"$prefix/include" -L"$prefix/lib")
"${CC:-gcc}" -O2 "${flags[@]}" tests/bench/parse_floor.c -o "$work/floor" -l:libpg_query.a -lm -lpthread

"${CC:-gcc}" -O2 tests/bench/measure.c -o "$work/measure"

tables() { awk -v shape=tables -v n="$1" -f tests/bench/shapes.awk; }

# A leading psql line or data is not for libpg_query: such a file is of no use here.
file=${BENCH_SQL:-$work/tables.sql}
[ -n "${BENCH_SQL:-}" ] || tables 1000 >"$file"

# "CPU-milliseconds KiB" of a command.
cpu() { "$work/measure" "$@" | cut -d ' ' -f 1,3; }

"$SCHEMAC" check "$file" >/dev/null 2>&1 || { "$SCHEMAC" check "$file" || true; }
for ((i = 0; i < RUNS; i++)); do
    printf '%s %s\n' "$(cpu "$SCHEMAC" check "$file")" "$(cpu "$work/floor" "$file")"
done | awk -v file="${BENCH_SQL:-1,000 generated tables}" '
    { ours[NR] = $1; floor[NR] = $3; ratio[NR] = $1 / $3 }
    function median(a, n,   i, j, t) {
        for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j - 1] > a[j]; j--) { t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
        return a[int((n + 1) / 2)]
    }
    END {
        printf "check of %s: %.2f times the protobuf route of libpg_query (median of %d pairs; %.1f ms and %.1f ms)\n",
            file, median(ratio, NR), NR, median(ours, NR), median(floor, NR)
    }'

# Ten times the tables should take about ten times as long.
tables 1000 >"$work/1000.sql"
tables 10000 >"$work/10000.sql"
for ((i = 0; i < 5; i++)); do
    printf '%s %s\n' "$(cpu "$SCHEMAC" check "$work/10000.sql")" "$(cpu "$SCHEMAC" check "$work/1000.sql")"
done | awk '{ print $1 / $3, $2 }' | sort -n | awk '
    { ratio[NR] = $1; peak[NR] = $2 }
    END { middle = int((NR + 1) / 2); printf "check of 10,000 tables: %.1f times 1,000 tables, %d MB\n", ratio[middle], peak[middle] / 1024 }'
