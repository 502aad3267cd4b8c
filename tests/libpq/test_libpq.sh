#!/bin/bash
# What needs no server works without libpq; what needs one says what is missing.
set -eu
cd "$(dirname "$0")/../.."
schemac=$(realpath "${SCHEMAC:-build/schemac}")
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-libpq.XXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/migrations"
echo 'create table t (a integer);' >"$work/1.sql"
echo 'create table t (a bigint);' >"$work/2.sql"
cd "$work"

# expect STATUS TEXT COMMAND...: with the libpq in this folder.
expect() {
    local status=$1 text=$2 got=0
    shift 2
    LD_LIBRARY_PATH=$work "$schemac" "$@" >out 2>&1 || got=$?
    if [ "$got" != "$status" ] || ! grep -qF -- "$text" out; then
        printf 'schemac %s: exit code %s, expected %s and "%s":\n' "$*" "$got" "$status" "$text"
        cat out
        exit 1
    fi
}

# An empty file is no library.
: >libpq.so.5
expect 0 'no errors' check 1.sql
expect 2 'ALTER COLUMN a TYPE bigint' diff 1.sql 2.sql
expect 1 "error: libpq cannot be loaded: $work/libpq.so.5: file too short" scratch -- true
expect 1 'hint: install it (Debian: libpq5)' migrate status --dir migrations --db postgres://nobody@localhost/nothing
expect 1 'libpq cannot be loaded' prove 1.sql 2.sql

# A library of that name that has not all functions.
echo 'int PQclear(void); int PQclear(void) { return 0; }' |
    "${CC:-cc}" -shared -fPIC -x c -o libpq.so.5 -
expect 1 'undefined symbol: PQcmdStatus' migrate status --dir migrations --db postgres://nobody@localhost/nothing
