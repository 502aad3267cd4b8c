#!/bin/bash
# What the tests of the C bindings share; sourced by them from the root of the repository. It sets `work`, a folder that
# goes away by itself, and takes SCHEMAC, CC and SANITIZE from the environment, as the Makefile passes them.

SCHEMAC=${SCHEMAC:-build/schemac}
CC=${CC:-gcc}
SANITIZE=${SANITIZE:-}
case $CC in *clang*) OTHER=gcc ;; *) OTHER=clang ;; esac
case $CC in *clang*) CXX=clang++ ;; *) CXX=g++ ;; esac

work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-bindings.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT

read -ra PQ_CFLAGS <<<"$(pkg-config --cflags libpq | sed 's/-I */-isystem /g')"
read -ra PQ_LIBS <<<"$(pkg-config --libs libpq)"
STRICT=(-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wundef -Wcast-qual -Werror)
STRICT_C=(-std=c11 "${STRICT[@]}" -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition)
SANITIZED=()
[ -z "$SANITIZE" ] || SANITIZED=("-fsanitize=$SANITIZE" -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
# A struct with hundreds of members takes an optimizer long when each access is instrumented.
OPTIMIZE=-O1
[ -z "$SANITIZE" ] || OPTIMIZE=-O0

passed=0
failed=0

# step NAME COMMAND...: one test. Its output is shown when it fails.
step() {
    local step_name=$1 step_output step_start=$SECONDS
    shift
    if step_output=$("$@" 2>&1); then
        passed=$((passed + 1))
        [ -z "${V:-}" ] || printf 'ok      %s, %d s\n%s\n' "$step_name" $((SECONDS - step_start)) "$step_output"
    else
        failed=$((failed + 1))
        printf 'FAILED  %s\n%s\n' "$step_name" "$(printf '%s\n' "$step_output" | head -n 60)"
    fi
}

# Ends the script with the totals that run-tests.sh reads.
finish() {
    printf '%d passed, %d failed\n' "$passed" "$failed"
    [ "$failed" -eq 0 ] || exit 1
    exit 0
}

has() { command -v "$1" >/dev/null 2>&1; }

# two_at_a_time COMMAND... <LIST: runs the command with each line of the list as its last argument.
two_at_a_time() { xargs -r -d '\n' -P 2 -n 1 "$@"; }

# compile_all FOLDER OBJECTS [SOURCE...]: the generated sources and others, with $CC, to objects of the same names.
compile_all() {
    local folder=$1 objects=$2
    shift 2
    mkdir -p "$objects"
    printf '%s\n' "$folder"/*.c "$@" | two_at_a_time bash -c \
        'file=${*: -1}; name=${file##*/}; set -- "${@:1:$# - 1}"; exec "$@" -c "$file" -o "$0/${name%.c}.o"' \
        "$objects" "$CC" "${STRICT_C[@]}" -g1 "$OPTIMIZE" "${SANITIZED[@]}" -I"$folder" -Itests/bindings "${PQ_CFLAGS[@]}"
}

# link_driver FOLDER OBJECTS OBJECT...: the program OBJECTS/drive from what drive.awk wrote for the headers in FOLDER.
link_driver() {
    local folder=$1 objects=$2
    shift 2
    "$CC" "${STRICT_C[@]}" "${SANITIZED[@]}" -I"$folder" -Itests/bindings "${PQ_CFLAGS[@]}" -o "$objects/drive" \
        "$objects/drive.c" tests/bindings/aim.c "$@" "${PQ_LIBS[@]}" -pthread
}

# check_sources COMPILER FOLDER: all generated sources compile without a warning.
check_sources() {
    printf '%s\n' "$2"/*.c | two_at_a_time "$1" "${STRICT_C[@]}" -fsyntax-only "${PQ_CFLAGS[@]}"
}

# check_header COMPILER LANGUAGE STANDARD FILE: a header, and what it includes, compiles without anything before it.
check_header() {
    printf '#include "%s"\n' "$4" | "$1" -x "$2" "-std=$3" "${STRICT[@]}" -fsyntax-only -
}

# check_headers COMPILER LANGUAGE STANDARD FOLDER: each header that a user may include does.
check_headers() {
    local compiler=$1 language=$2 standard=$3 folder=$4
    find "$folder" -name '*.h' ! -name '*_internal.h' | sort | two_at_a_time bash -c \
        'printf "#include \"%s\"\n" "${*: -1}" | "${@:1:$# - 1}" -fsyntax-only -' check_headers \
        "$compiler" -x "$language" "-std=$standard" "${STRICT[@]}"
}

# The generated folder is the same when it is generated again.
check_stable() {
    local folder=$1
    shift
    "$SCHEMAC" emit c "$@" --out "$folder" --check
}
