#!/bin/bash
# Everything that `make check` runs, one step after the other, with the totals at the end. A step that fails does not
# keep the others from running; a build that fails ends the run. MAKE and BUILD come from the Makefile, JOBS may be set.
set -u
cd "$(dirname "$0")/../.." || exit 1
MAKE=${MAKE:-make}
BUILD=${BUILD:-build}
mkdir -p "$BUILD" || exit 1
TALLY=$(cd "$BUILD" && pwd)/check.tally
export TALLY
: >"$TALLY"
jobs=()
case " ${MAKEFLAGS:-} " in
    *jobserver*) ;;
    *) jobs=(-j "${JOBS:-$(nproc 2>/dev/null || echo 2)}") ;;
esac
# The fuzz targets are of the same build: one that libFuzzer can follow, and that all tests run in as well.
SANITIZERS=fuzzer-no-link,address,undefined
SECONDS=0

finish() {
    awk -F'\t' -v took="$SECONDS" '
        { passed += $2; failed += $3; skipped += $4; printf "  %-40s %5d passed %5d failed\n", $1, $2, $3 }
        END {
            printf "make check took %d s\n", took
            printf "%d passed, %d failed%s\n", passed, failed, skipped ? ", " skipped " skipped" : ""
            exit failed > 0 || passed == 0
        }' "$TALLY"
    exit $?
}

# step NAME MAKE-ARGUMENT...: make as one test, unless it adds to the tally itself.
step() {
    local name=$1 before start=$SECONDS rc
    shift
    before=$(wc -l <"$TALLY")
    printf '== %s\n' "$name"
    "$MAKE" --no-print-directory "${jobs[@]}" BUILD="$BUILD" "$@"
    rc=$?
    if [ "$(wc -l <"$TALLY")" -eq "$before" ]; then
        printf '%s\t%d\t%d\t0\n' "$name" $((rc == 0)) $((rc != 0)) >>"$TALLY"
    elif [ $rc -ne 0 ] && tail -n +$((before + 1)) "$TALLY" | awk -F'\t' '$3 > 0 { bad = 1 } END { exit bad }'; then
        # It counted nothing as failed and failed all the same.
        printf '%s\t0\t1\t0\n' "$name" >>"$TALLY"
    fi
    printf '== %s: %s, %d s\n' "$name" "$([ $rc -eq 0 ] && echo ok || echo FAILED)" $((SECONDS - start))
    return $rc
}

step 'build (gcc)' CC=gcc all tests || finish
step 'tests (gcc)' CC=gcc test
step 'generated is up to date' CC=gcc generated-check
step lint lint
step valgrind CC=gcc test-valgrind
step 'build (clang, sanitizers)' CC=clang SANITIZE=$SANITIZERS all tests || finish
CASES_EVERY=4 step 'tests (clang, sanitizers)' CC=clang SANITIZE=$SANITIZERS test # all have run on a server above
step fuzz-smoke fuzz-smoke
finish
