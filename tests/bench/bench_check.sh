#!/bin/bash
# `schemac check` of a schema against libpg_query's protobuf route alone (parse and unpack) on the same file: whole
# processes, in turn, the median of the pairs' ratios. BENCH_SQL names another file; by default 1,000 generated tables.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}
RUNS=${BENCH_RUNS:-21}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

include=$(dirname "$(find /usr/include /usr/local/include -name pg_query.h -print -quit)")
"${CC:-gcc}" -O2 -I"$include" tests/bench/parse_floor.c -o "$work/floor" -l:libpg_query.a -lm -lpthread

tables() {
    awk -v n="$1" 'BEGIN {
        print "create type status as enum (\047a\047, \047b\047);"
        for (i = 0; i < n; i++) {
            printf "create table t%d (id bigint generated always as identity primary key, owner_id uuid not null,", i
            printf " name text not null default \047x\047, status status not null default \047a\047,"
            printf " n int check (n >= 0), created_at timestamptz default now(), parent bigint references t%d (id));\n", (i > 0 ? i - 1 : 0)
            printf "create index on t%d (owner_id);\nalter table t%d enable row level security;\n", i, i
            printf "create policy p on t%d for select using (n > 3 and name = \047x\047);\n", i
            printf "comment on table t%d is \047table %d\047;\n", i, i
        }
    }'
}

# A leading psql line or data is not for libpg_query: such a file is of no use here.
file=${BENCH_SQL:-$work/tables.sql}
[ -n "${BENCH_SQL:-}" ] || tables 1000 >"$file"

now() { printf '%s' "${EPOCHREALTIME/./}"; }
measure() {
    local start
    start=$(now)
    "$@" >/dev/null 2>&1
    printf '%s' $(($(now) - start))
}

"$SCHEMAC" check "$file" >/dev/null 2>&1 || { "$SCHEMAC" check "$file" || true; }
for ((i = 0; i < RUNS; i++)); do
    printf '%s %s\n' "$(measure "$SCHEMAC" check "$file")" "$(measure "$work/floor" "$file")"
done | awk -v file="${BENCH_SQL:-1,000 generated tables}" '
    { ours[NR] = $1; floor[NR] = $2; ratio[NR] = $1 / $2 }
    function median(a, n,   i, j, t) {
        for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j - 1] > a[j]; j--) { t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
        return a[int((n + 1) / 2)]
    }
    END {
        printf "check of %s: %.2f times the protobuf route of libpg_query (median of %d pairs; %.1f ms and %.1f ms)\n",
            file, median(ratio, NR), NR, median(ours, NR) / 1000, median(floor, NR) / 1000
    }'

# Ten times the tables should take about ten times as long.
tables 1000 >"$work/1000.sql"
tables 10000 >"$work/10000.sql"
for ((i = 0; i < 5; i++)); do
    printf '%s %s\n' "$(measure "$SCHEMAC" check "$work/10000.sql")" "$(measure "$SCHEMAC" check "$work/1000.sql")"
done | awk '{ print $1 / $2 }' | sort -n | awk '{ r[NR] = $1 } END { printf "check of 10,000 tables: %.1f times 1,000 tables\n", r[int((NR + 1) / 2)] }'
