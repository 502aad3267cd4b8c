#!/bin/bash
# Includes only point left:
#   base < libpq, model < kinds < sqlread, catalog, diff < plan < emit, migrate, scratch < prove < config < cmd < main.c
#   check-includes.sh FILE...
# A file may include headers of its own folder and of folders further left, always as "folder/name.h". Only sqlread sees
# libpg_query and PostgreSQL's own headers. Prints file:line of each offence; exit 1 if there is one.
set -u
cd "$(dirname "$0")/../.." || exit 1
[ $# -gt 0 ] || exit 0

grep -nHE '^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]' "$@" | awk -F: '
BEGIN {
    n = split("base libpq,model kinds sqlread,catalog,diff plan emit,migrate,scratch prove config cmd main.c", steps, " ")
    for (i = 1; i <= n; i++) {
        m = split(steps[i], names, ",")
        for (j = 1; j <= m; j++)
            rank[names[j]] = i
    }
}
function offence(text) {
    printf "%s:%d: error: %s\n", file, line, text
    bad = 1
}
{
    file = $1
    line = $2
    split(file, part, "/")
    folder = part[2]
    if (!(folder in rank)) {
        offence("the folder tools/" folder " has no place in the order of tools/dev/check-includes.sh")
        next
    }
    text = $0
    match(text, /["<][^">]*[">]/)
    quoted = substr(text, RSTART, 1) == "\""
    header = substr(text, RSTART + 1, RLENGTH - 2)
    target = header
    sub(/\/.*/, "", target)
    ours = index(header, "/") > 0 && (target in rank) && (getline junk < ("tools/" header)) >= 0
    close("tools/" header)
    if (!ours) {
        foreign = header ~ /^pg_query/ || header == "postgres.h" || header ~ /^(nodes|parser|utils|mb|common|lib)\//
        if (foreign && folder != "sqlread")
            offence("\"" header "\" belongs to libpg_query, which only tools/sqlread may see")
        else if (quoted && folder != "sqlread" && index(header, "/") == 0)
            offence("write the folder too: #include \"" folder "/" header "\"")
        else if (quoted && !foreign && folder != "sqlread")
            offence("there is no tools/" header)
        next
    }
    if (target != folder && rank[target] >= rank[folder])
        offence("tools/" folder " may not include \"" header "\": includes only point left (" folder " comes " \
            (rank[target] == rank[folder] ? "beside " : "before ") target ")")
}
END { exit bad }'
