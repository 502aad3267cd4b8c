#!/bin/sh
# Runs each fuzzer for some seconds from its corpus: fuzz-smoke.sh BINDIR SECONDS tests/fuzz/fuzz_x.c...
# New inputs go to a temporary folder; an input that crashes is kept in BINDIR and named.
set -u
bin=$1
seconds=$2
shift 2
if [ $# -eq 0 ]; then
    echo 'fuzz-smoke: no tests/fuzz/fuzz_*.c here' >&2
    exit 1
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-fuzz.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
for source in "$@"; do
    fuzzer=$(basename "$source" .c)
    name=${fuzzer#fuzz_}
    mkdir -p "$work/$name"
    corpus=
    [ ! -d "tests/fuzz/corpus/$name" ] || corpus=tests/fuzz/corpus/$name
    dictionary=
    [ ! -f "tests/fuzz/$name.dict" ] || dictionary=-dict=tests/fuzz/$name.dict
    # shellcheck disable=SC2086 # both may be empty
    if "$bin/$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$bin/crash-$name-" $dictionary "$work/$name" $corpus >"$work/$name.log" 2>&1; then
        passed=$((passed + 1))
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$work/$name.log")
        printf '  %-44s ok, %s runs\n' "$fuzzer" "${runs:-?}"
    else
        failed=$((failed + 1))
        printf '  %-44s FAILED\n' "$fuzzer"
        tail -n 60 "$work/$name.log" | sed 's/^/    | /'
    fi
done
if [ -n "${TALLY:-}" ]; then
    printf 'fuzz-smoke\t%d\t%d\t0\n' "$passed" "$failed" >>"$TALLY"
    printf 'fuzz-smoke: %d passed, %d failed\n' "$passed" "$failed"
else
    printf '%d passed, %d failed\n' "$passed" "$failed"
fi
[ "$failed" -eq 0 ]
