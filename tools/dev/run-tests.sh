#!/bin/bash
# Runs test programs and prints one line for each, its output only when it failed, and the totals at the end:
#   run-tests.sh [--label TEXT] [--valgrind] -- PROGRAM...
#
# PROGRAM is a cmocka program, a test_*.sh script (one test, unless it prints a line `N passed, N failed`), or
# FUZZER@corpus (the fuzz target runs over tests/fuzz/corpus/<name>).
# Environment: V=1 shows all output; JOBS programs run at a time; TEST_TIMEOUT seconds for each; TALLY names a file
# that gets a line `label passed failed skipped` (make check adds these up).
# Exit 1 when a test failed, a program crashed or hung, or when no test ran.
set -u
export LC_ALL=C.UTF-8 TZ=UTC
export UBSAN_OPTIONS=print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}
unset DATABASE_URL NO_COLOR PGHOST PGHOSTADDR PGPORT PGUSER PGPASSWORD PGDATABASE PGSERVICE PGOPTIONS PGPASSFILE PGSSLMODE

# The frames of instrumented functions are several times as large.
[ -z "${SANITIZE:-}" ] || ulimit -S -s 65536

label=tests
valgrind=
while [ $# -gt 0 ]; do
    case $1 in
        --label) label=$2; shift 2 ;;
        --valgrind) valgrind=1; shift ;;
        --one) break ;;
        --) shift; break ;;
        *) echo "run-tests.sh: unknown option $1" >&2; exit 64 ;;
    esac
done

# The number in the last line of file $1 that matches the sed pattern $2, or nothing.
number_from() {
    sed -nE "s/$2/\\1/p" "$1" | tail -n 1
}

# Runs program $2 with its output in $1.log; leaves `passed failed skipped` in $1.result and prints its line.
run_one() {
    local base=$1 program=$2 shown rc passed failed skipped ran start end word
    local -a command=("$program")
    shown=$program
    case $program in
        *@corpus)
            program=${program%@corpus}
            local name=${program##*/fuzz_}
            command=("$program" "tests/fuzz/corpus/$name")
            ;;
        *.sh) command=(bash "$program") ;;
    esac
    if [ -n "$valgrind" ]; then
        command=(valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
            --suppressions=tools/dev/valgrind.supp --child-silent-after-fork=yes "${command[@]}")
    fi
    start=${EPOCHREALTIME/[.,]/}
    # The outer redirection is for what the shell itself says of a program that was killed.
    { timeout -k 10 "${TEST_TIMEOUT:-900}" "${command[@]}" >"$base.log" 2>&1 </dev/null; } 2>/dev/null
    rc=$?
    end=${EPOCHREALTIME/[.,]/}

    case $shown in
        *@corpus) ran=1 passed=1 failed=0 skipped=0 ;;
        *.sh)
            passed=$(number_from "$base.log" '^([0-9]+) passed, [0-9]+ failed.*$')
            failed=$(number_from "$base.log" '^[0-9]+ passed, ([0-9]+) failed.*$')
            skipped=$(number_from "$base.log" '^[0-9]+ passed, [0-9]+ failed, ([0-9]+) skipped$')
            if [ -z "$passed" ]; then
                passed=1 failed=0 skipped=0
                if [ $rc -eq 77 ]; then passed=0 skipped=1 rc=0; fi
            fi
            ran=$((passed + failed + ${skipped:-0}))
            ;;
        *)
            ran=$(number_from "$base.log" '^\[==========\].* ([0-9]+) test\(s\) run\.?$')
            passed=$(number_from "$base.log" '^\[  PASSED  \] ([0-9]+) test\(s\)\.$')
            failed=$(number_from "$base.log" '^\[  FAILED  \] ([0-9]+) test\(s\), listed below:$')
            # A failed group fixture is reported as failed though no test in it is.
            skipped=$(number_from "$base.log" '^\[  SKIPPED \] ([0-9]+) test\(s\), listed below:$')
            ;;
    esac
    passed=${passed:-0} failed=${failed:-0} skipped=${skipped:-0} word=ok
    if [ $rc -ge 124 ] && [ $rc -le 137 ] && [ $((end - start)) -ge $((${TEST_TIMEOUT:-900} * 1000000)) ]; then
        word="FAILED (no end after ${TEST_TIMEOUT:-900} s)"
    elif [ $rc -gt 128 ]; then
        word="FAILED (ended by signal $((rc - 128)))"
    elif [ $rc -eq 99 ] && [ -n "$valgrind" ]; then
        word="FAILED (valgrind found errors)"
    elif [ $rc -ne 0 ] || [ "$failed" -gt 0 ]; then
        word="FAILED (exit code $rc)"
    elif [ -z "$ran" ]; then
        word='FAILED (it did not report its tests)'
    elif [ "$ran" -eq 0 ]; then
        word='FAILED (no test in it ran)'
    fi
    if [ "$word" != ok ] && [ "$failed" -eq 0 ]; then
        failed=1
        case $shown in *.sh | *@corpus) passed=0 ;; esac
    fi
    echo "$passed $failed $skipped" >"$base.result"

    local line
    line=$(printf '  %-58s %4d ok%s %6d ms  %s' "$shown" "$passed" \
        "$([ "$skipped" -gt 0 ] && printf ', %d skipped' "$skipped")" $(((end - start) / 1000)) "$word")
    # One write, so that the lines of programs that run side by side stay whole.
    if [ "$word" != ok ] || [ -n "${V:-}" ]; then
        printf '%s\n%s\n' "$line" "$(sed 's/^/    | /' "$base.log")"
    else
        printf '%s\n' "$line"
    fi
}

if [ "${1:-}" = --one ]; then
    valgrind=${RUN_TESTS_VALGRIND:-}
    run_one "$2" "$3"
    exit 0
fi

# The databases of throwaway servers are made and dropped by the thousand: in memory, where there is room for them.
has_room_in_memory() {
    local free probe rc
    free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)
    [ -n "$free" ] && [ "$free" -gt $((4 * 1024 * 1024)) ] || return 1
    probe=$(mktemp /dev/shm/schemac-probe.XXXXXX 2>/dev/null) || return 1
    printf '#!/bin/sh\n' >"$probe" && chmod 700 "$probe" && "$probe" 2>/dev/null # tests run what they build
    rc=$?
    rm -f "$probe"
    return $rc
}

if [ -z "${TMPDIR:-}" ] && has_room_in_memory; then
    export TMPDIR=/dev/shm
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-tests.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
# One more than there are processors: those with a server wait for it, and it for them.
jobs=${JOBS:-$(($(nproc 2>/dev/null || echo 2) + 1))}
printf '%s:\n' "$label"

n=0
for program in "$@"; do
    printf '%s\0%s\0' "$work/$(printf %04d $n)" "$program"
    n=$((n + 1))
done | RUN_TESTS_VALGRIND=$valgrind xargs -0 -r -n 2 -P "$jobs" bash "$0" --one

passed=0 failed=0 skipped=0
for result in "$work"/*.result; do
    [ -f "$result" ] || continue
    read -r p f s <"$result"
    passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
done
results=$(find "$work" -name '*.result' | wc -l)
if [ "$results" -ne $# ]; then
    echo "run-tests.sh: $(($# - results)) of $# test programs did not run to an end" >&2
    failed=$((failed + $# - results))
fi
if [ -n "${TALLY:-}" ]; then
    printf '%s\t%d\t%d\t%d\n' "$label" "$passed" "$failed" "$skipped" >>"$TALLY"
fi
summary="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || summary="$summary, $skipped skipped"
if [ -n "${TALLY:-}" ]; then
    printf '%s: %s\n' "$label" "$summary"
else
    printf '%s\n' "$summary"
fi
if [ $((passed + failed)) -eq 0 ]; then
    echo "run-tests.sh: no test ran" >&2
    exit 1
fi
[ "$failed" -eq 0 ]
