#!/bin/bash
# The bindings of the example systems under schema/: compiled strictly as C and C++, and every function called once on a
# database that the system's own migrations made. needs: server
set -eu
cd "$(dirname "$0")/../.."

# The second half: what runs under `schemac scratch`, for the system and the folder that the first half names.
if [ "${1:-}" = --with-server ]; then
    "${SCHEMAC:-build/schemac}" -C "$2" migrate up --load-external --quiet
    # A materialized view that was created WITH NO DATA cannot be read before.
    psql -XAtq -v ON_ERROR_STOP=1 <<'SQL'
SELECT format('REFRESH MATERIALIZED VIEW %s', oid::regclass) FROM pg_class WHERE relkind = 'm' AND NOT relispopulated \gexec
SQL
    "$3/drive"
    # Each call once more, while its server process ends: what that leaks only the sanitizers see.
    [ -z "${SANITIZE:-}" ] || "$3/drive" killed
    exit
fi

. tests/bindings/common.sh
OPTIMIZE=-O0
cp -r schema "$work/schema"

# field FILE NAME: the value of the output with the template c.
field() {
    awk -v name="$2:" '/- template:/ { c = $3 == "c" } c && $1 == name { print $2 }' "$1"
}

# build_driver PREFIX FOLDER OBJECTS: the generated sources and a program that calls every function of them.
build_driver() {
    local prefix=$1 folder=$2 objects=$3
    compile_all "$folder" "$objects"
    awk -v prefix="$prefix" -v umbrella="$prefix.h" -f tests/bindings/drive.awk \
        "$folder"/*.h >"$objects/drive.c"
    link_driver "$folder" "$objects" "$objects"/*.o
}

for config in "$work"/schema/*/schemac.yaml; do
    system=${config%/schemac.yaml}
    name=${system##*/}
    grep -q 'template: c$' "$config" || continue
    prefix=$(field "$config" prefix)
    prefix=${prefix:-db}
    folder=$system/$(field "$config" out)
    objects=$work/$name
    before=$failed

    step "$name: generate" "$SCHEMAC" -C "$system" generate --quiet
    [ "$failed" -eq "$before" ] || continue
    step "$name: compile with $CC" build_driver "$prefix" "$folder" "$objects"
    if [ -z "$SANITIZE" ]; then
        if has "$OTHER"; then step "$name: compile with $OTHER" check_sources "$OTHER" "$folder"; fi
        if has "$CXX"; then step "$name: from C++" check_header "$CXX" c++ c++17 "$folder/$prefix.h"; fi
    fi
    if [ "$failed" -eq "$before" ]; then
        step "$name: on a server" "$SCHEMAC" scratch -- bash "$0" --with-server "$system" "$objects"
    fi
done
finish
