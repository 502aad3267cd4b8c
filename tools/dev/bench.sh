#!/bin/sh
# Runs the benchmarks, tests/bench/bench_*.sh, one after the other. SCHEMAC names the program.
set -u
rc=0
found=
for bench in tests/bench/bench_*.sh; do
    [ -f "$bench" ] || continue
    found=1
    printf '== %s\n' "$bench"
    bash "$bench" || rc=1
done
if [ -z "$found" ]; then
    echo 'make bench: no tests/bench/bench_*.sh here yet' >&2
    exit 1
fi
exit $rc
