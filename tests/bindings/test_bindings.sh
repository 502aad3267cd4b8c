#!/bin/bash
# The C bindings of schema.sql, types.sql, hostile.sql, lists.sql, functions.sql and relations.sql: generated, compiled as
# strictly as any user may ask for, and used on a server. With SANITIZE, the programs are instrumented in the same way as
# schemac. needs: server
set -eu
cd "$(dirname "$0")/../.."
here=tests/bindings

# The second half: what runs under `schemac scratch`, in a folder that the first half filled.
if [ "${1:-}" = --with-server ]; then
    run_psql() { psql -q -v ON_ERROR_STOP=1 "$@" >/dev/null; }
    for file in "$here"/{schema,types,hostile,lists,functions,relations,fill_random,fill}.sql "$2/wide.sql"; do
        run_psql -f "$file"
    done
    for name in drive killed cpp short threads; do
        run_psql -c "create database $name template ${PGDATABASE:-postgres}"
    done
    rc=0
    run() {
        local database=$1
        shift
        run_psql -d "$database" -f "$here/loopback.sql" || return 1
        DATABASE_URL="dbname=$database" "$@"
    }
    run_short() {
        if [ -z "${SANITIZE:-}" ] && command -v valgrind >/dev/null 2>&1; then
            run short timeout 240 valgrind --quiet --error-exitcode=99 --leak-check=full \
                --errors-for-leak-kinds=definite --suppressions=tools/dev/valgrind.supp "$2/check" short
        fi
    }
    # Each in a database of its own, two at once; then what crashes the server, and what stops it.
    run_short "$@" >"$2/short.log" 2>&1 &
    run drive "$2/drive" || rc=1
    run killed "$2/drive" killed || rc=1
    run_psql -c 'create database missing'
    DATABASE_URL=dbname=missing "$2/drive" missing || rc=1
    [ ! -x "$2/cpp" ] || run cpp "$2/cpp" || rc=1
    run threads "$2/threads" || rc=1
    wait $! || rc=1
    cat "$2/short.log"
    run "${PGDATABASE:-postgres}" "$2/check" || rc=1
    DATABASE_URL="dbname=${PGDATABASE:-postgres}" "$2/check" stopped || rc=1
    exit $rc
fi

. "$here/common.sh"
schema=("$here"/{schema,types,hostile,lists,functions,relations}.sql "$work/wide.sql")
out=$work/out

# More columns than a string literal of C11 may have characters.
awk 'BEGIN {
    print "create table wide (\n    id int primary key"
    for (i = 1; i < 1600; i++) print "    , column_number_" i " int"
    print ");"
}' >"$work/wide.sql"

generate() { "$SCHEMAC" emit c "${schema[@]}" --out "$out"; }

build() {
    compile_all "$out" "$work/obj" "$here"/check*.c
    "$CC" "${SANITIZED[@]}" -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc -o "$work/check" "$work"/obj/*.o \
        "${PQ_LIBS[@]}" -pthread
}

generated_objects() { find "$work/obj" -name '*.o' ! -name 'check*.o'; }

build_driver() {
    awk -v prefix=db -v umbrella=db.h -f "$here/drive.awk" "$out"/*.h >"$work/drive.c"
    # shellcheck disable=SC2046 # object files are words
    link_driver "$out" "$work" $(generated_objects)
}

build_cpp() {
    # shellcheck disable=SC2046 # object files are words
    "$CXX" -std=c++17 "${STRICT[@]}" "${SANITIZED[@]}" -I"$out" -o "$work/cpp" "$here/check_cpp.cpp" \
        $(generated_objects) "${PQ_LIBS[@]}"
}

# With ThreadSanitizer, unless another sanitizer was asked for or the compiler has none.
build_threads() {
    local -a flags=("${SANITIZED[@]}")
    if [ -z "$SANITIZE" ] && echo 'int main(void) { return 0; }' |
        "$CC" -fsanitize=thread -x c -o "$work/empty" - 2>/dev/null && "$work/empty"; then
        flags=(-fsanitize=thread)
    fi
    "$CC" "${STRICT_C[@]}" -g1 -O1 "${flags[@]}" -I"$out" "${PQ_CFLAGS[@]}" -o "$work/threads" "$here/threads.c" \
        "$out"/db_{runtime,types,items}.c "${PQ_LIBS[@]}" -pthread
}

step 'generate' generate
[ "$failed" -eq 0 ] || finish
step 'generate again: the same' check_stable "$out" "${schema[@]}"
step "compile with $CC" build
step 'a program that calls every function' build_driver
step 'a program with several threads' build_threads
if has "$CXX"; then step "a program in C++ ($CXX)" build_cpp; fi
if [ -z "$SANITIZE" ]; then
    if has "$OTHER"; then step "compile with $OTHER" check_sources "$OTHER" "$out"; fi
    step 'headers alone, C11' check_headers "$CC" c c11 "$out"
    # What is missing in a header alone is missing in any language.
    if has "$CXX"; then step 'all headers, C++17' check_header "$CXX" c++ c++17 "$out/db.h"; fi
    step 'all headers, C23' check_header "$CC" c c2x "$out/db.h"
fi
if [ "$failed" -eq 0 ]; then
    step 'on a server' "$SCHEMAC" scratch -- bash "$0" --with-server "$work"
fi
finish
