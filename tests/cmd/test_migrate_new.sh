#!/bin/bash
# `migrate new` writes what leads from the migrations to the schema, and the way back; `check` tells when it is missing.
set -eu
cd "$(dirname "$0")/../.."
schemac=$(realpath "${SCHEMAC:-build/schemac}")
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-new.XXXXXX")
trap 'rm -rf "$work"' EXIT
cd "$work"

fail() {
    printf 'migrate new: %s\n' "$*" >&2
    exit 1
}
# expect CODE COMMAND...: runs it and keeps what it prints in out and err.
expect() {
    local wanted=$1 code=0
    shift
    "$@" >out 2>err || code=$?
    [ "$code" = "$wanted" ] || fail "exit code $code instead of $wanted: $* $(cat out err)"
}
count() {
    find migrations -name "$1" 2>/dev/null | wc -l
}

printf 'name: shop\nschema: shop.sql\nmigrations: migrations\n' >schemac.yaml
cat >shop.sql <<'SQL'
CREATE TABLE clients (id integer PRIMARY KEY, name text NOT NULL);
SQL

# Without a migration there is nothing to check, and the first one makes everything. Its way back would lose rows.
expect 0 "$schemac" check
expect 0 "$schemac" migrate new start
grep -q '^migrations/.*_start\.sql$' out || fail "the path is not printed: $(cat out)"
grep -q 'the way back would lose data' err || fail "nothing is said of the way back: $(cat err)"
[ "$(count '*.sql')" = 1 ] || fail 'there should be one file'
grep -q 'CREATE TABLE public.clients' migrations/*_start.sql || fail 'the table is missing'
expect 0 "$schemac" check

# Nothing to do: no file, and it says so.
expect 0 "$schemac" migrate new nothing
grep -q '^nothing to do' err || fail "it does not say that there is nothing to do: $(cat err)"
[ "$(count '*.sql')" = 1 ] || fail 'a file was made for nothing'

# The schema goes on: check sees it, the way back is written where it loses nothing.
cat >shop.sql <<'SQL'
CREATE TABLE clients (id integer PRIMARY KEY, name text NOT NULL);
CREATE INDEX clients_name_idx ON clients (name);
SQL
expect 2 "$schemac" check
grep -q 'the migrations do not lead to the schema as it is: index public.clients_name_idx' err || fail "check: $(cat err)"
expect 0 "$schemac" migrate new index --online
grep -q 'CREATE INDEX CONCURRENTLY clients_name_idx' migrations/*_index.sql || fail 'not online'
grep -q 'DROP INDEX public.clients_name_idx;' migrations/*_index.down.sql || fail 'no way back'
expect 0 "$schemac" check

# A loss is refused and nothing is written; a rename is none.
cat >shop.sql <<'SQL'
CREATE TABLE customers (id integer PRIMARY KEY, name text NOT NULL);
CREATE INDEX clients_name_idx ON customers (name);
SQL
expect 3 "$schemac" migrate new loss
grep -q 'DATA_LOSS: dropping table public.clients' err || fail "the loss is not named: $(cat err)"
[ "$(count '*_loss*')" = 0 ] || fail 'a refused plan was written'
sed -i '1i -- @renamed from=clients' shop.sql
expect 0 "$schemac" migrate new rename
grep -q 'ALTER TABLE public.clients RENAME TO customers;' migrations/*_rename.sql || fail 'not renamed'
grep -q 'ALTER TABLE public.customers RENAME TO clients;' migrations/*_rename.down.sql || fail 'the way back of a rename'
expect 0 "$schemac" check

# For statements of one's own.
expect 0 "$schemac" migrate new fill --empty
[ "$(count '*_fill.sql')" = 1 ] || fail 'no empty file'
expect 0 "$schemac" check
