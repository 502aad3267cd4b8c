#!/bin/bash
# Generated accessors against the same written by hand with libpq, on a throwaway server (bench_bindings.c, bench_writes.c),
# and for comparison libpq in the text protocol (bench_text.c), embedded SQL (bench_ecpg.pgc) and \copy of psql.
set -euo pipefail
cd "$(dirname "$0")/../.."
SCHEMAC=${SCHEMAC:-build/schemac}

seconds_of() {
    local start=$EPOCHREALTIME
    "$@"
    awk -v start="$start" -v end="$EPOCHREALTIME" 'BEGIN { printf "%.6f\n", end - start }'
}

if [ "${1:-}" = --with-server ]; then
    work=$2
    psql -q -v ON_ERROR_STOP=1 -f tests/bench/bench_bindings.sql -f tests/bench/bench_bindings_fill.sql
    "$work/bench" | tee "$work/results"
    "$work/writes" | tee -a "$work/results"
    # The same million rows by psql, from a file that psql wrote.
    psql -q -c "\\copy tickets to '$work/tickets'" -c 'truncate tickets'
    printf 'psql copy %s\n' "$(seconds_of psql -q -c "\\copy tickets from '$work/tickets'")" >>"$work/results"
    "$work/text" >>"$work/results"
    [ ! -x "$work/ecpg" ] || "$work/ecpg" >>"$work/results"
    awk '
        function factor(name) { return name in other ? sprintf("%.2f", other[name] / own) : "-" }
        function row(label, what) {
            own = generated[what]
            printf "%-28s %9.3f s %9s %9s %9s %9s\n", label, own, sprintf("%.2f", 1 / ratio[what]),
                factor("text " what), factor("ecpg " what), factor("psql " what)
        }
        /^generated / {
            what = $2
            sub(/(_many|_in)?[:,]?$/, "", what)
            match($0, /: [0-9.]+ times/); ratio[what] = substr($0, RSTART + 2) + 0
            match($0, /; [0-9.]+ u?s\)/); time = substr($0, RSTART + 2) + 0
            generated[what] = what == "get" ? time * 21000 / 1e6 : what == "list" ? time / 1e6 : time
            next
        }
        { other[$1 " " $2] = $3 }
        END {
            print "\nHow many times as long as the generated code, whose time is the first column:"
            printf "%-28s %11s %9s %9s %9s %9s\n", "", "generated", "by hand", "text", "ecpg", "\\copy"
            row("get 21,000 rows by key", "get"); row("list 100,000 rows", "list")
            row("insert 100,000 rows", "insert"); row("the same, by hand as arrays", "arrays")
            row("the same, by hand by COPY", "rows"); row("the same, read back", "returning"); row("copy in 1,000,000 rows", "copy")
        }' "$work/results"
    exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$SCHEMAC" emit c tests/bench/bench_bindings.sql --out "$work/c" --quiet
read -ra flags < <(pkg-config --cflags libpq)
read -ra libraries < <(pkg-config --libs libpq)
compile() {
    local program=$1
    shift
    "${CC:-gcc}" -std=gnu11 -O2 -g -Wall -Wextra -I"$work/c" "${flags[@]}" -o "$work/$program" "$@" "${libraries[@]}"
}
compile bench tests/bench/bench_bindings.c "$work"/c/*.c
compile writes tests/bench/bench_writes.c "$work"/c/*.c
compile text tests/bench/bench_text.c
if command -v ecpg >/dev/null; then
    ecpg -o "$work/ecpg.c" tests/bench/bench_ecpg.pgc
    "${CC:-gcc}" -std=gnu11 -O2 "${flags[@]}" -o "$work/ecpg" "$work/ecpg.c" -lecpg
else
    echo 'ecpg: not installed (Debian package libecpg-dev)'
fi
"$SCHEMAC" scratch -- bash "$0" --with-server "$work"
