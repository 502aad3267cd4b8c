#!/bin/bash
# The C functions of named queries of every form: those of tests/queries, compiled as strictly as any user may ask for, each
# called once, and checked by tests/queries/check.c. needs: server
set -eu
cd "$(dirname "$0")/../.."
here=tests/queries

# The second half: what runs under `schemac scratch`, in a folder that the first half filled.
if [ "${1:-}" = --with-server ]; then
    psql -q -v ON_ERROR_STOP=1 -f "$here/schema.sql" >/dev/null
    psql -q -c "create database drive template ${PGDATABASE:-postgres}"
    rc=0
    checked=()
    if [ -z "${SANITIZE:-}" ] && command -v valgrind >/dev/null 2>&1; then
        checked=(valgrind --quiet --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite
            --suppressions=tools/dev/valgrind.supp)
    fi
    "${checked[@]}" "$2/check" || rc=1
    # Each query once, and in every way of sending it while its server process ends; then the server crashes.
    for how in called 'killed each-way' crashed; do
        # shellcheck disable=SC2086 # words
        DATABASE_URL=dbname=drive "${checked[@]}" "$2/drive" $how || rc=1
    done
    psql -q -c 'create database missing template template0'
    DATABASE_URL=dbname=missing "$2/drive" missing || rc=1
    exit $rc
fi

. tests/bindings/common.sh
out=$work/out

generate() { "$SCHEMAC" -C "$here" emit c --out "$out"; }

build() {
    compile_all "$out" "$work/obj" "$here/check.c" || return 1
    "$CC" "${SANITIZED[@]}" -o "$work/check" "$work"/obj/*.o "${PQ_LIBS[@]}"
    rm "$work/obj/check.o"
    awk -v prefix=db -v umbrella=db.h -f tests/bindings/drive.awk "$out"/*.h >"$work/drive.c"
    link_driver "$out" "$work" "$work"/obj/*.o
}

# What is not known makes no function: the message names the query.
refuse() {
    local message
    ! message=$("$SCHEMAC" -C "$here/$1" emit c --out "$work/$1" 2>&1) || return 1
    grep -qF "$2" <<<"$message" || {
        printf '%s\n' "$message"
        return 1
    }
}

step 'generate' generate
[ "$failed" -eq 0 ] || finish
step "compile with $CC" build
if [ -z "$SANITIZE" ]; then
    if has "$OTHER"; then step "compile with $OTHER" check_sources "$OTHER" "$out"; fi
    step 'headers alone, C11' check_headers "$CC" c c11 "$out"
    if has "$CXX"; then step 'headers alone, C++17' check_headers "$CXX" c++ c++17 "$out"; fi
fi
step 'a type that is not known' refuse unsure 'queries/unsure.sql:1: the query nothing_tells: the type of parameter 1, p1, is not known'
if [ "$failed" -eq 0 ]; then
    step 'on a server' "$SCHEMAC" scratch -- bash "$0" --with-server "$work"
fi
finish
