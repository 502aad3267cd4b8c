#!/bin/bash
# `schemac diff` of two schemas of 1,000 tables with one of a hundred changed, against apgdiff on the same files and against
# @supabase/pg-delta, which compares two databases: loading them is part of its time. Whole processes in turn, medians. Of
# those that are not installed, it is said how to install them. BENCH_RUNS says how often.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}
BUILD=${BUILD:-build}
RUNS=${BENCH_RUNS:-7}
pgdelta=$BUILD/node/pg-delta/node_modules/.bin/pgdelta

# Loads both sides into new databases and has pg-delta plan the way: what bench_diff.sh times.
if [ "${1:-}" = --pg-delta ]; then
    work=$2
    for side in old new; do
        psql -qXc "drop database if exists bench_$side" -c "create database bench_$side" postgres
        psql -qX -v ON_ERROR_STOP=1 -f "$work/1000.$side.sql" "bench_$side"
    done
    url="postgresql:///bench_@?host=$PGHOST&port=$PGPORT&user=$PGUSER"
    exec node "$pgdelta" plan --source "${url/@/old}" --desired "${url/@/new}" --out "$work/plan.json"
fi

# Medians over the runs of `$1` and of `$2`, which take turns, and of the ratios: of processor and of clock time.
compare() {
    local label=$1 ours=$2 other=$3 i
    for ((i = 0; i < RUNS; i++)); do
        # shellcheck disable=SC2086 # commands are words
        printf '%s %s\n' "$("$measure" $ours)" "$("$measure" $other)"
    done | awk -v label="$label" '
        function median(a, n,   i, j, t) {
            for (i = 2; i <= n; i++) for (j = i; j > 1 && a[j - 1] > a[j]; j--) { t = a[j]; a[j] = a[j - 1]; a[j - 1] = t }
            return a[int((n + 1) / 2)]
        }
        { cpu[NR] = $1; wall[NR] = $2; other_cpu[NR] = $5; other_wall[NR] = $6; by_cpu[NR] = $5 / $1; by_wall[NR] = $6 / $2 }
        $8 != 0 && $8 != 2 { failed = $8 } # 2: they differ
        END {
            if (failed) { printf "%s: failed (%s)\n", label, failed; exit }
            printf "%s: %.1f times as long by the clock, %.1f times in processor time", label, median(by_wall, NR), median(by_cpu, NR)
            printf " (%.0f and %.0f ms; %.0f and %.0f ms)\n", median(wall, NR), median(other_wall, NR), median(cpu, NR), median(other_cpu, NR)
        }'
}

# pg-delta needs a server: all of it happens inside of the throwaway one.
if [ "${1:-}" = --with-server ]; then
    measure=$2/measure
    RUNS=${BENCH_SERVER_RUNS:-3}
    compare "pg-delta, its databases loaded" "$SCHEMAC diff $2/1000.old.sql $2/1000.new.sql" "bash $0 --pg-delta $2"
    exit
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
measure=$work/measure
"${CC:-gcc}" -O2 -o "$measure" tests/bench/measure.c
for tables in 1000 10000; do
    awk -v shape=plain -v n=$tables -f tests/bench/shapes.awk >"$work/$tables.old.sql"
    awk -v shape=plain -v n=$tables -v changed=1 -f tests/bench/shapes.awk >"$work/$tables.new.sql"
done
ours="$SCHEMAC diff $work/1000.old.sql $work/1000.new.sql"
echo 'diff of 1,000 tables, 1 in 100 changed, against others:'
if command -v apgdiff >/dev/null; then
    compare apgdiff "$ours" "apgdiff $work/1000.old.sql $work/1000.new.sql"
else
    echo 'apgdiff: not installed (Debian package apgdiff)'
fi
if [ -x "$pgdelta" ]; then
    "$SCHEMAC" scratch -- bash "$0" --with-server "$work"
else
    echo "pg-delta: not installed (tools/dev/node-packages.sh tests/bench/pg-delta $BUILD/node/pg-delta)"
fi
RUNS=3 compare 'diff of 10,000 tables against 1,000' "$ours" "$SCHEMAC diff $work/10000.old.sql $work/10000.new.sql"
