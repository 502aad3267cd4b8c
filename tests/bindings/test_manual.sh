#!/bin/bash
# The examples of docs/manual/bindings.md: those for the shop compile, one block after the other as the body of a function, with
# the bindings of the page's schema, and run on a server; others are lines of the example codingit. needs: server
set -eu
cd "$(dirname "$0")/../.."
. tests/bindings/common.sh
page=docs/manual/bindings.md

# blocks LANGUAGE: the lines of the blocks in that language that are about the shop; blocks LANGUAGE not: of the others.
blocks() {
    awk -v start='```'"$1" -v wanted="${2:-}" '
        $0 == start { inside = 1; block = ""; next }
        $0 == "```" && inside { if ((block ~ /shop|orders/) == (wanted == "")) printf "%s", block }
        $0 == "```" { inside = 0 }
        inside { block = block $0 "\n" }' "$page"
}

# quoted LANGUAGE FILE: every line of the other blocks is one of the file.
quoted() {
    blocks "$1" not | grep -v '^$' >"$work/lines"
    ! grep -vxFf "$2" "$work/lines"
}

program() {
    printf '#include "shop.h"\n\n#include <stdio.h>\n#include <stdlib.h>\n\n'
    printf 'static void examples(shop_conn *conn)\n{\n    const int64_t id = 1;\n\n'
    blocks c
    printf '    shop_orders_rows_free(&rows);\n}\n\n'
    printf 'int main(void)\n{\n    shop_conn *conn;\n\n    if (shop_connect("", &conn) != SHOP_OK)\n        return 1;\n'
    printf '    examples(conn);\n    printf("%%d\\n", (int)shop_last_error(conn)->status);\n    shop_close(conn);\n}\n'
}

build() {
    blocks sql >"$work/shop.sql"
    "$SCHEMAC" emit c "$work/shop.sql" --set prefix=shop --out "$work/shop" --quiet || return 1
    program >"$work/example.c"
    compile_all "$work/shop" "$work/objects" "$work/example.c" || return 1
    "$CC" "${SANITIZED[@]}" -o "$work/example" "$work"/objects/*.o "${PQ_LIBS[@]}"
}

run() {
    "$SCHEMAC" scratch -- bash -c 'psql -qX -v ON_ERROR_STOP=1 -f "$0/shop.sql" && "$0/example"' "$work" >"$work/said" 2>&1 &&
        [ "$(tail -n 1 "$work/said")" = 0 ] && return 0
    cat "$work/said"
    return 1
}

# The Makefile of the page, and its lines for CMake where there is one, make a program of the examples.
make_builds() {
    mkdir -p "$work/made/src"
    cp "$work/example.c" "$work/made/program.c"
    "$SCHEMAC" emit c "$work/shop.sql" --set prefix=shop --set pkgconfig=true --set cmake=true \
        --out "$work/made/src/db" --quiet || return 1
    blocks make >"$work/made/Makefile"
    MAKEFLAGS=-j2 make -C "$work/made" CC="$CC" CFLAGS='-O0 -Wall -Wextra -Werror' && [ -x "$work/made/program" ]
}

cmake_builds() {
    {
        printf 'cmake_minimum_required(VERSION 3.14)\nproject(program C)\nadd_executable(program program.c)\n'
        blocks cmake
    } >"$work/made/CMakeLists.txt"
    CC=$CC CFLAGS=-O0 cmake -S "$work/made" -B "$work/made/build" && cmake --build "$work/made/build" -j2
}

step 'C of the example' quoted c schema/codingit/example/tasks.c
step 'SQL of the example' quoted sql schema/codingit/queries/tasks.sql
step 'the examples compile' build
if [ "$failed" -eq 0 ]; then
    step 'the examples run' run
    step 'built by make' make_builds
    if has cmake; then step 'built by CMake' cmake_builds; fi
fi
finish
