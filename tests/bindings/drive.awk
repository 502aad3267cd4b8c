# drive.awk - writes a C program that calls every generated function once, from the generated headers:
#
#     awk -v prefix=ci -v umbrella=ci.h -f drive.awk generated/*.h >drive.c
#
# Reading must work; a key that is made up may be found or not; a row of made-up values may break constraints and rules
# of the database. What no call may say is that the database has another schema than the code.

function trim(s) {
    sub(/^[ \t]+/, "", s)
    sub(/[ \t]+$/, "", s)
    return s
}

# A value of a type that no schema needs to like.
function made_up(type) {
    if (type == "const char *")
        return "\"1\""
    if (type == "bool")
        return "true"
    if (type ~ /^(int16_t|int32_t|int64_t|float|double)$/ || type in is_enum)
        return "(" type ")1"
    if (type == prefix "_uuid")
        return "(" type "){{1}}"
    if (type ~ ("^" prefix "_(date|time|timestamp|timestamptz)$"))
        return "0"
    return "(" type "){0}"
}

# "const char *name" becomes declared_type and declared_name.
function split_declaration(declaration) {
    match(declaration, /[A-Za-z_0-9]+$/)
    declared_name = substr(declaration, RSTART)
    declared_type = trim(substr(declaration, 1, RSTART - 1))
}

# Assignments to the members that a new row must have.
function required(type,   list, parts, count, i, result) {
    count = split(members[type], list, "\n")
    for (i = 1; i < count; i++) {
        split(list[i], parts, "\t")
        result = result "        values." parts[2] " = " made_up(parts[1]) ";\n"
    }
    return result
}

# Writes the call of a function with this parameter list.
function note_function(name, list,   count, i, parts, call, rows, before) {
    count = split(list, parts, ",")
    call = name "(conn"
    for (i = 2; i <= count; i++) {
        split_declaration(trim(parts[i]))
        if (declared_type ~ /_rows \*$/) {
            rows = substr(declared_type, 1, length(declared_type) - 2)
            call = call ", &rows"
        } else if (declared_type ~ /_page \*$/) {
            call = call ", NULL"
        } else if (declared_type ~ /_new \*$/) {
            sub(/^const /, "", declared_type)
            sub(/ \*$/, "", declared_type)
            before = before "        " declared_type " values = {0};\n" required(declared_type)
            call = call ", &values"
        } else if (declared_type ~ /_changes \*$/) {
            sub(/^const /, "", declared_type)
            sub(/ \*$/, "", declared_type)
            call = call ", &(" declared_type "){0}"
        } else {
            call = call ", " made_up(declared_type)
        }
    }
    body[++functions] = "    {\n" (rows != "" ? "        " rows " rows = {0};\n" : "") before "        note(&run, \"" \
        name "\", " (rows == "" || call ~ /values/ ? "CHANGES" : call ~ /NULL, &rows/ ? "LISTS" : "FINDS") ",\n" \
        "             " call "));\n" (rows != "" ? "        " rows "_free(&rows);\n" : "") "    }\n"
}

# Prototypes may take several lines; structs are read for the members that a new row must have.
FNR == 1 { prototype = "" }
/^typedef enum / { is_enum[$3] = 1 }
/^typedef struct .*_new \{/ { new_row = $3; next }
/^\}/ { new_row = "" }
new_row != "" && /;/ {
    line = $0
    sub(/;.*/, "", line)
    split_declaration(trim(line))
    if (declared_type !~ ("^" prefix "_field_"))
        members[new_row] = members[new_row] declared_type "\t" declared_name "\n"
    next
}
prototype != "" { prototype = prototype " " trim($0) }
$0 ~ ("^" prefix "_status " prefix "_[A-Za-z0-9_]+\\(" prefix "_conn \\*conn") && FILENAME !~ /_(runtime|internal)\.h$/ {
    prototype = $0
}
prototype ~ /;$/ {
    sub(/^[^ ]+ /, "", prototype)
    open = index(prototype, "(")
    prototypes[++prototype_count] = prototype
    prototype = ""
}

END {
    if (prototype_count == 0) {
        print "drive.awk: no functions found" >"/dev/stderr"
        exit 1
    }
    for (i = 1; i <= prototype_count; i++) {
        open = index(prototypes[i], "(")
        note_function(substr(prototypes[i], 1, open - 1), substr(prototypes[i], open + 1, length(prototypes[i]) - open - 2))
    }
    upper = toupper(prefix)
    printf "#include \"%s\"\n\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\n", umbrella
    print "typedef enum Kind { LISTS, FINDS, CHANGES } Kind;"
    print "typedef struct Run { " prefix "_conn *conn; int calls, failures; } Run;\n"
    print "static void note(Run *run, const char *name, Kind kind, " prefix "_status status)\n{"
    print "    const " prefix "_error *error = " prefix "_last_error(run->conn);"
    print "    bool fine = status == " upper "_OK;\n"
    print "    run->calls++;"
    print "    if (kind != LISTS)"
    print "        fine = fine || status == " upper "_NOT_FOUND || strcmp(error->sqlstate, \"22P02\") == 0 ||"
    print "               strncmp(error->sqlstate, \"2200\", 4) == 0;"
    print "    if (kind == CHANGES)"
    print "        fine = fine || status == " upper "_ERR_CONSTRAINT || status == " upper "_ERR_DENIED ||"
    print "               (status == " upper "_ERR_SERVER && error->sqlstate[0] != '\\0' &&"
    print "                strncmp(error->sqlstate, \"42\", 2) != 0);"
    print "    if (fine)\n        return;"
    print "    run->failures++;"
    print "    printf(\"%s: %s: %s %s\\n\", name, " prefix "_status_text(status), error->message, error->sqlstate);\n}\n"
    for (i = 1; i <= functions; i++) {
        if (i % 50 == 1)
            printf "%sstatic void part_%d(Run *runs)\n{\n    Run run = *runs;\n    %s_conn *conn = run.conn;\n\n", \
                (i > 1 ? "    *runs = run;\n}\n\n" : ""), ++part_count, prefix
        printf "%s", body[i]
    }
    if (part_count > 0)
        print "    *runs = run;\n}\n"
    print "int main(void)\n{\n    const char *url = getenv(\"DATABASE_URL\");\n    Run run = {0};\n"
    print "    if (" prefix "_connect(url != NULL ? url : \"\", &run.conn) != " upper "_OK) {"
    print "        puts(" prefix "_last_error(run.conn)->message);\n        " prefix "_close(run.conn);\n        return 1;\n    }"
    for (i = 1; i <= part_count; i++)
        print "    part_" i "(&run);"
    print "    " prefix "_close(run.conn);"
    print "    printf(\"%d functions called, %d failed\\n\", run.calls, run.failures);"
    print "    return run.failures > 0 || run.calls != " functions ";\n}"
}
