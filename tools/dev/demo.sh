#!/bin/bash
# The demonstration of `make demo`: one schema through the whole pipeline, on a throwaway server and in a temporary
# folder that both go away at the end. Nothing of the repository is changed. SCHEMAC names the program (default:
# build/schemac), CC the compiler.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
schemac=$(realpath "${SCHEMAC:-$root/build/schemac}")
export LC_ALL=C.UTF-8 SCHEMAC="$schemac"

if [ "${1:-}" != --with-server ]; then
    exec "$schemac" scratch -- bash "$0" --with-server
fi

PATH=$(dirname "$schemac"):$PATH
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-demo.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp -r "$root/schema" "$work/schema"
cd "$work/schema/codingit"
started=${EPOCHREALTIME/[.,]/}

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
    bold=$'\033[1m' dim=$'\033[2m' plain=$'\033[0m'
else
    bold='' dim='' plain=''
fi
number=0

step() {
    number=$((number + 1))
    printf '\n%s%d. %s%s\n' "$bold" "$number" "$*" "$plain"
}

# Shows a command, runs it and indents what it prints.
show() {
    printf '   %s$ %s%s\n' "$dim" "$*" "$plain"
    "$@" 2>&1 | sed 's/^/     /'
}

# The same for a command that must end with another exit code than 0.
show_differences() {
    local rc=0
    printf '   %s$ %s%s\n' "$dim" "$*" "$plain"
    "$@" 2>&1 | sed 's/^/     /' || rc=$?
    if [ "$rc" -ne 2 ]; then
        echo "demo: exit code $rc where 2 was expected" >&2
        exit 1
    fi
}

say() {
    printf '     %s\n' "$*"
}

# The schema of a database as sorted rows.
facts() {
    PGOPTIONS='-c search_path=' psql -X -q -A -t -v ON_ERROR_STOP=1 -d "$1" -f "$root/tools/prove/sql/facts.sql" | sort
}

printf '%sschemac: %s%s\n' "$bold" 'one schema, from SQL files to a migrated database' "$plain"
say "schema/codingit: $(cat schema/*.sql | wc -l) lines of SQL; a throwaway $(psql -X -A -t -c 'show server_version' | sed 's/^/PostgreSQL /')"

step 'What is in the schema? (no server needed)'
show schemac check

step 'Apply the migrations to an empty database, after the platform that they stand on'
show schemac migrate up --load-external

step 'Again: there is nothing to do'
show schemac migrate up

step 'Do the migrations lead to the schema? An empty diff says yes'
show schemac diff migrations: schema
say '(nothing differs)'

step 'Generate C bindings and documentation'
show schemac generate

step 'Compile the example program with them, and run it'
bindings=../../generated/codingit/c
printf '   %s$ cc -I%s example/tasks.c %s/ci*.c -lpq -o tasks && ./tasks%s\n' "$dim" "$bindings" "$bindings" "$plain"
# shellcheck disable=SC2046 # flags are words
"${CC:-cc}" -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$bindings" $(pkg-config --cflags libpq) example/tasks.c \
    "$bindings"/ci*.c $(pkg-config --libs libpq) -o "$work/tasks"
"$work/tasks" | sed 's/^/     /'

step 'Edit the schema: an enum value, a column, an index, a policy'
cp -r schema "$work/before"
sed -i "/create type public.task_status_enum/,/);/ s/'completed',/'completed',\n    'cancelled',/" schema/00_types.sql
sed -i -e "s/^    progress integer not null default 0,/&\n    priority integer not null default 0,/" \
    -e 's/^create index idx_tasks_status .*/&\n\ncreate index idx_tasks_user_id_priority on public.tasks (user_id, priority desc);/' \
    schema/25_tasks.sql
sed -i '/create policy "Users can manage their own tasks" on public.tasks/,/;/ s/using (auth.uid() = user_id)/to authenticated\n    using ((select auth.uid()) = user_id)/' \
    schema/60_policies.sql
diff -U1 -r "$work/before" schema | sed -n -e '/^diff/d' -e '/^---/d' -e "s/^+++ \([^[:space:]]*\).*/\1/" -e '/^@@/d' -e 's/^/     /p' || true

step 'Ask for the migration'
show schemac migrate new add_task_priority
show cat migrations/*_add_task_priority.sql

step 'Apply it'
show_differences schemac migrate status
show schemac migrate up

step 'Is the database what the schema says? Build a second one from the edited schema alone and compare'
mkdir "$work/fresh"
cat schema/*.sql >"$work/fresh/1_whole_schema.sql"
psql -X -q -c 'create database fresh'
printf '   %s$ schemac migrate up --db .../fresh --dir fresh --load-external%s\n' "$dim" "$plain"
schemac migrate up --db "${DATABASE_URL/\/postgres\?//fresh?}" --dir "$work/fresh" --load-external --quiet
facts postgres >"$work/migrated.facts"
facts fresh >"$work/fresh.facts"
if ! diff "$work/migrated.facts" "$work/fresh.facts"; then
    echo 'demo: the databases differ' >&2
    exit 1
fi
say "$(wc -l <"$work/fresh.facts") facts about tables, columns, constraints, indexes, policies and grants: all equal"
show schemac diff migrations: schema
say '(nothing differs)'

step 'Bring code and documentation up to date'
show_differences schemac generate --check --quiet
show schemac generate

took=$(((${EPOCHREALTIME/[.,]/} - started) / 1000))
printf '\n%sDone in %d.%d s.%s The server and all files of this demonstration are gone.\n' "$bold" $((took / 1000)) \
    $((took % 1000 / 100)) "$plain"
