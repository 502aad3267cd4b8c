#!/bin/bash
# Named queries: what schemac finds out about them from the model alone, what it says of wrong ones, and that a server
# finds the same. BLESS=1 accepts new expectations. needs: server
set -eu
cd "$(dirname "$0")/../.."
schemac=$(realpath "${SCHEMAC:-build/schemac}")
templates=$(realpath tests/queries/templates)
work=$(mktemp -d "${TMPDIR:-/tmp}/schemac-queries.XXXXXX")
trap 'rm -rf "$work"' EXIT

# same EXPECTED FILE
same() {
    if [ -n "${BLESS:-}" ]; then
        cp "$2" "$1"
    else
        diff -u "$1" "$2"
    fi
}

# dump PROJECT NAME [OPTION...]: the facts about its queries, in $work/NAME/queries.txt.
dump() {
    local project=$1 name=$2
    shift 2
    "$schemac" -q -C "$project" emit dump --templates "$templates" --out "$work/$name" "$@" 2>"$work/$name.err" || {
        cat "$work/$name.err"
        return 1
    }
}

dump tests/queries library --set statements=yes
same tests/queries/library.txt "$work/library/queries.txt"
dump tests/queries/newer newer
same tests/queries/newer/newer.txt "$work/newer/queries.txt"

# Every mistake is shown where it is; what cannot be told is a warning.
for project in wrong unsure refused; do
    ! "$schemac" -C "tests/queries/$project" check >"$work/$project" 2>&1 || [ "$project" != wrong ]
    same "tests/queries/$project/check.txt" "$work/$project"
done

# The server's errors are shown in the text of the query as well.
! "$schemac" -C tests/queries/refused check --scratch >"$work/refused" 2>&1
same tests/queries/refused/scratch.txt "$work/refused"

# All queries of the example systems, and of the forms that there are, have the types that a server gives them.
for project in tests/queries tests/queries/paths schema/*/; do
    [ -d "$project/queries" ] || continue
    dump "$project" model
    dump "$project" server --scratch
    diff -u "$work/model/queries.txt" "$work/server/queries.txt"
    ! grep -n '[?]$\|[?],' "$work/model/queries.txt"
done
