#!/bin/bash
# Schemas that nobody would write (random_schema.awk): the C bindings of each compile without a warning as C and C++, and
# every function of them is called once on a server. ROUNDS says how many, SEED with which it begins; a failure names its seed,
# SEED=n ROUNDS=1 V=1 tests/bindings/test_random.sh repeats it. needs: server
set -eu
cd "$(dirname "$0")/../.."

# The second half: what runs under `schemac scratch`, in a folder that the first half filled.
if [ "${1:-}" = --with-server ]; then
    rc=0
    for folder in "$2"/*/; do
        seed=$(basename "$folder")
        psql -q -c "create database seed_$seed template template0 encoding 'UTF8'"
        if ! psql -q -v ON_ERROR_STOP=1 -d "seed_$seed" -f "$folder/schema.sql" >"$folder/log" 2>&1 ||
            ! DATABASE_URL="dbname=seed_$seed" "$folder/drive" >>"$folder/log" 2>&1; then
            printf 'seed %s:\n' "$seed"
            grep -v NOTICE "$folder/log"
            rc=1
        elif [ -n "${V:-}" ]; then
            printf 'seed %s: %s\n' "$seed" "$(tail -n 1 "$folder/log")"
        fi
    done
    exit $rc
fi

. tests/bindings/common.sh
OPTIMIZE=-O0

# make_bindings SEED FOLDER: a schema, its bindings, and a program that calls them.
make_bindings() {
    local seed=$1 folder=$2
    mkdir "$folder"
    LC_ALL=C awk -v seed="$seed" -f tests/bindings/random_schema.awk >"$folder/schema.sql"
    "$SCHEMAC" emit c "$folder/schema.sql" --out "$folder/out" --quiet &&
        compile_all "$folder/out" "$folder" &&
        awk -v prefix=db -v umbrella=db.h -f tests/bindings/drive.awk "$folder/out"/*.h >"$folder/drive.c" &&
        link_driver "$folder/out" "$folder" "$folder"/*.o || return 1
    if has "$CXX"; then check_header "$CXX" c++ c++17 "$folder/out/db.h"; fi
}

first=${SEED:-1}
for ((seed = first; seed < first + ${ROUNDS:-3}; seed++)); do
    step "seed $seed" make_bindings "$seed" "$work/$seed"
    [ -x "$work/$seed/drive" ] || rm -rf "${work:?}/$seed"
done
step 'on a server' "$SCHEMAC" scratch -- bash "$0" --with-server "$work"
finish
