#!/bin/bash
# The runtime holds only what the schema uses, so that no function of it is unused. A schema for each type, as a column
# that may be NULL and as a key; schemas with next to nothing in them; odd prefixes.
set -eu
cd "$(dirname "$0")/../.."
. tests/bindings/common.sh
case $SANITIZE$CC in
    gcc | cc) ;;
    *)
        echo 'what the run with gcc alone does is enough'
        exit 77
        ;;
esac

types=(
    'bool' 'smallint' 'int' 'bigint' 'real' 'double precision' 'numeric' 'text' 'varchar(3)' 'char(3)' 'name' 'bytea'
    'uuid' 'json' 'jsonb' 'date' 'time' 'timestamp' 'timestamptz' 'interval' 'mood' 'inet' 'cidr' 'bit(3)' 'varbit' 'money' 'oid' 'timetz' 'macaddr' 'macaddr8' 'xml' 'tsvector' 'int4range' 'numrange'
    'tstzmultirange' '"char"' 'pair' 'span' 'pair[]' 'span[]' 'int4range[]' 'xml[]' 'bit(2)[]'
    'bool[]' 'smallint[]' 'int[]' 'bigint[]' 'real[]' 'float8[]' 'numeric[]' 'text[]' 'varchar(3)[]' 'bytea[]' 'uuid[]'
    'json[]' 'jsonb[]' 'date[]' 'time[]' 'timestamp[]' 'timestamptz[]' 'interval[]' 'mood[]' 'inet[]'
)
mood="create type mood as enum ('fine');"
pair="create type pair as (a int, b mood); create type span as range (subtype = smallint);"
mkdir "$work/sql"

n=0
schema() {
    n=$((n + 1))
    printf '%s\n' "$1" >"$work/sql/$(printf %03d $n).sql"
}

for type in "${types[@]}"; do
    case $type in
        mood*) with=$mood ;;
        pair* | span*) with="$mood $pair" ;;
        *) with= ;;
    esac
    schema "$with create table t (c $type);"
    schema "$with create table t (c $type primary key);"
    schema "$with create function f(a $type) returns $type language sql as 'select a';"
done
# Beside a column without a binary form a COPY writes text.
for type in 'bit(3)' 'bytea' 'real' 'float8' 'int4range' 'pair' 'int[]' 'numeric' 'timestamptz' 'mood' 'jsonb' 'money' \
    'tstzmultirange' 'inet' 'oid' 'bool'; do
    schema "$mood $pair create table t (c $type, v tsvector);"
done
schema "create table t (id int primary key, a int references t, b uuid, unique (b));"
schema "create table t (a int generated always as identity, b int generated always as (a) stored);"
schema "create table t ();"
schema "$mood"
schema "create type empty as enum (); create table t (a empty);"
schema "create table t (a int not null, check (a > 0));"
schema "create table t (a uuid generated always as (null) stored, b timestamptz generated always as (null) stored);"
schema "create view v as select 1 as a, '{1}'::int[] as b, now() as c, '{}'::jsonb as d, 1.5 as e;"
schema "create schema s; create view s.v as select 1 as a;"
schema "create table t (a int, b text not null); create view v as select a, b, a + 1 as c, now() as d from t;"
schema "create function f() returns int language sql as 'select 1';"
schema "create function f() returns void language sql as 'select';"
schema "create function f() returns setof int language sql as 'select 1';"
schema "create function f() returns setof text language sql as 'select null::text';"
schema "create function f(a int default 1) returns void language sql as 'select';"
schema "create function f(out a int, out b uuid) language sql as 'select 1, null::uuid';"
schema "create function f() returns trigger language plpgsql as 'begin return new; end';"
schema "create procedure p(a date, inout b text) language sql as 'select b';"
schema "create view v as select 1 as a; create function f() returns v language sql as 'select null::v';"
schema "create domain d as int check (value > 0);"
schema "create domain d as int[] constraint a check (value <> '{}') constraint \"a*/\" check (cardinality(value) < 3); create table t (c d);"
schema "-- nothing"

# clang finds functions without a use while it only reads; gcc has to write code for that.
if has clang; then
    compile=(clang -fsyntax-only)
else
    compile=("$CC" -O0 -S -o /dev/null)
fi

compile_one() {
    local file=$1 folder=${1%.sql} source
    local -a sources
    "$SCHEMAC" emit c "$file" --out "$folder" --quiet || return 1
    sources=("$folder"/*.c)
    if [ "${compile[0]}" = clang ]; then
        "${compile[@]}" "${STRICT_C[@]}" "${PQ_CFLAGS[@]}" "${sources[@]}"
    else
        for source in "${sources[@]}"; do
            "${compile[@]}" "${STRICT_C[@]}" "${PQ_CFLAGS[@]}" "$source" || return 1
        done
    fi || {
        cat "$file"
        return 1
    }
    rm -r "$folder"
}

# Every second schema, so that two of these run side by side.
compile_half() {
    local file index=0 rc=0
    for file in "$work"/sql/*.sql; do
        index=$((index + 1))
        [ $((index % 2)) -ne "$1" ] || compile_one "$file" || rc=1
    done
    return $rc
}

compile_all_schemas() {
    local first rc=0
    compile_half 0 >"$work/half.log" 2>&1 &
    first=$!
    compile_half 1 || rc=1
    wait $first || rc=1
    cat "$work/half.log"
    return $rc
}

prefixes() {
    local prefix
    for prefix in a A_b9 shop_v2 DB; do
        rm -rf "$work/prefix"
        "$SCHEMAC" emit c "$work/sql/005.sql" --set "prefix=$prefix" --out "$work/prefix" --quiet || return 1
        check_sources "$CC" "$work/prefix" || return 1
        check_headers "$CC" c c11 "$work/prefix" || return 1
    done
}

# A prefix that cannot start C names is refused with a message, and nothing is written.
bad_prefixes() {
    local prefix
    for prefix in '' 9a _a a_ a__b 'a b' 'a-b' pg PQ 'é' "a';"; do
        rm -rf "$work/prefix"
        if "$SCHEMAC" emit c "$work/sql/005.sql" --set "prefix=$prefix" --out "$work/prefix" 2>"$work/message"; then
            printf 'the prefix "%s" was accepted\n' "$prefix"
            return 1
        fi
        grep -q 'prefix' "$work/message" && [ ! -e "$work/prefix" ] || {
            printf 'the prefix "%s":\n' "$prefix"
            cat "$work/message"
            return 1
        }
    done
}

# Functions of external layers are there on request.
external_functions() {
    rm -rf "$work/external"
    echo "create schema ext; create type ext.t as (a int, b text);
        create function ext.f(a ext.t) returns setof ext.t language sql as 'select a';" >"$work/external.sql"
    echo "create function f() returns ext.t language sql as 'select null::ext.t';" >"$work/internal.sql"
    "$SCHEMAC" emit c "$work/internal.sql" --external "$work/external.sql" --out "$work/external" --quiet || return 1
    [ ! -e "$work/external/db_ext_functions.h" ] && check_sources "$CC" "$work/external" || return 1
    "$SCHEMAC" emit c "$work/internal.sql" --external "$work/external.sql" --set external=true --out "$work/external" \
        --quiet || return 1
    grep -q 'db_ext_f(' "$work/external/db_ext_functions.h" && check_sources "$CC" "$work/external"
}

# Files for builds are written on request, and name every source.
build_files() {
    "$SCHEMAC" emit c "$work/sql/005.sql" --set cmake=true --set pkgconfig=true --out "$work/files" --quiet || return 1
    grep -q -- '-ldb' "$work/files/db.pc" || return 1
    for file in "$work"/files/*.c; do
        grep -q "/${file##*/}\$" "$work/files/db.cmake" || return 1
    done
}

step 'files for builds' build_files
step 'external functions' external_functions
step "$n small schemas" compile_all_schemas
step 'prefixes' prefixes
step 'prefixes that are refused' bad_prefixes
finish
