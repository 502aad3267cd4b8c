#!/bin/bash
# The examples of docs/manual/bindings.md: its C compiles, one block after the other as the body of a function, with the bindings of its
# schema, and runs on a server. needs: server
set -eu
cd "$(dirname "$0")/../.."
. tests/bindings/common.sh
page=docs/manual/bindings.md

# blocks LANGUAGE: the lines of all blocks in that language.
blocks() {
    awk -v start='```'"$1" '$0 == start { inside = 1; next } $0 == "```" { inside = 0 } inside' "$page"
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

step 'the examples compile' build
if [ "$failed" -eq 0 ]; then step 'the examples run' run; fi
finish
