#!/bin/bash
# `inspect --format sql` writes a script that creates the same database as the migrations did. needs: server
set -eu
cd "$(dirname "$0")/../.."
schemac=$(realpath "${SCHEMAC:-build/schemac}")
if [ "${1:-}" != --with-server ]; then
    exec "$schemac" scratch -- bash "$0" --with-server
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-inspect.XXXXXX")
trap 'rm -rf "$work"' EXIT
facts() {
    PGOPTIONS='-c search_path=' psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -f tools/prove/sql/facts.sql | sort >"$work/$1"
}

mkdir "$work/script"
"$schemac" -C schema/codingit inspect --format sql >"$work/script/1_all.sql"
psql -X -q -c 'create database migrated' -c 'create database written'
"$schemac" -C schema/codingit migrate up --quiet --load-external --db "${DATABASE_URL/\/postgres\?//migrated?}"
"$schemac" -C schema/codingit migrate up --quiet --load-external --db "${DATABASE_URL/\/postgres\?//written?}" --dir "$work/script"
facts migrated
facts written
diff "$work/migrated" "$work/written"
# The script is a fixed point, and no difference is seen without a server either.
"$schemac" -C schema/codingit inspect --format sql "$work/script" | diff "$work/script/1_all.sql" -
"$schemac" -C schema/codingit diff schema "$work/script"
"$schemac" -C schema/codingit diff "$work/script" migrations:
