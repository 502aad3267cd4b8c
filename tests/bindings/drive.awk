# drive.awk - writes a C program that calls every generated function once, from the generated headers:
#
#     awk -v prefix=ci -v umbrella=ci.h -f drive.awk generated/*.h >drive.c
#
# Compile it with aim.c. The program takes words: "killed" ends the server process in the middle of each call, sent in
# one of three ways in turn, or in each of them ("killed each-way"); "crashed" crashes the whole server in the middle of every
# tenth; "missing" says that the database is empty, which each error must tell; without a word it just calls.
#
# Reading must work; a key that is made up may be found or not; a row of made-up values may break constraints and rules
# of the database. What no call may say is that the database has another schema than the code.

function trim(s) {
    sub(/^[ \t]+/, "", s)
    sub(/[ \t]+$/, "", s)
    return s
}

# A value of a type that no schema needs to like.
function made_up(type,   list, parts, count, i, result) {
    if (type in is_record) {
        count = split(members[type], list, "\n")
        for (i = 1; i < count; i++) {
            split(list[i], parts, "\t")
            result = result (i > 1 ? ", " : "") "." parts[2] " = {.is_null = true}"
        }
        return "(" type "){" result "}"
    }
    if (type == "const char *")
        return "\"1\""
    if (type == "bool")
        return "true"
    if (type ~ /^(int16_t|int32_t|int64_t|uint32_t|float|double)$/ || type in is_enum)
        return "(" type ")1"
    if (type == prefix "_inet")
        return "(" type "){.version = 4, .bits = 32}"
    if (type ~ ("^" prefix "_(uuid|macaddr|macaddr8)$"))
        return "(" type "){{1}}"
    if (type ~ ("^" prefix "_(date|time|timestamp|timestamptz|money)$"))
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
function required(type, target,   list, parts, count, i, result) {
    count = split(members[type], list, "\n")
    for (i = 1; i < count; i++) {
        split(list[i], parts, "\t")
        if (parts[1] !~ ("^" prefix "_field_"))
            result = result "        " target parts[2] " = " made_up(parts[1]) ";\n"
    }
    return result
}

# A filter with every condition there is on every column (the first 80, which no table but the widest exceeds): what the server makes of it shows that all operators exist.
function full_filter(type,   list, parts, count, i, where, conditions, many, j, value, result) {
    count = split(members[type], list, "\n")
    for (i = 1; i < count && i <= 80; i++) {
        split(list[i], parts, "\t")
        where = parts[1]
        many = split(members[where], conditions, "\n")
        for (j = 1; j < many; j++) {
            split(conditions[j], value, "\t")
            if (value[2] == "null")
                value[3] = upper "_IS_NOT_NULL"
            else if (value[1] == "const char *")
                value[3] = "\"1\""
            else if (value[1] ~ ("^" prefix "_list_") && items[value[1]] in no_values)
                continue
            else if (value[1] ~ ("^" prefix "_list_"))
                value[3] = "(" value[1] "){1, (" items[value[1]] "[]){" made_up(items[value[1]]) "}}"
            else {
                sub(/^const /, "", value[1])
                sub(/ \*$/, "", value[1])
                if (value[1] in no_values)
                    continue
                value[3] = address_of(value[1])
            }
            result = result "        filter." parts[2] "." value[2] " = " value[3] ";\n"
        }
    }
    return result
}

# Writes the call of a function or procedure of the database, or of a named query: every argument is there, those with a default too.
function note_call(name, list,   count, i, parts, call, before, after, type, options) {
    if (match(list, /bool \(\*visit\)\(void \*context, const [A-Za-z0-9_]+ \*row\)/)) {
        type = substr(list, RSTART, RLENGTH)
        sub(/^.*const /, "", type)
        sub(/ \*row\)$/, "", type)
        sub(/bool \(\*visit\)\(void \*context, const [A-Za-z0-9_]+ \*row\)/, "VISIT visit", list)
        helpers = helpers "static bool visit_" ++helper_count "(void *context, const " type " *row)\n{\n" \
            "    (void)row;\n    return *(bool *)context;\n}\n\n"
    }
    count = split(list, parts, ",")
    call = name "(conn"
    # The function for a set takes the options of the one for all rows.
    options = name
    if (!index(list, name "_options *"))
        sub(/_each$/, "", options)
    options = options "_options"
    for (i = 2; i <= count; i++) {
        split_declaration(trim(parts[i]))
        type = declared_type
        sub(/^const /, "", type)
        sub(/ \*$/, "", type)
        if (declared_name == "out") {
            before = before "        " type " out;\n"
            call = call ", &out"
            if (type !~ ("^" prefix "_nullable_"))
                after = "        " type "_free(&out);\n"
        } else if (type == options) {
            before = before "        " type " options = {0};\n\n" given(type)
            call = call ", &options"
        } else if (type == "VISIT") {
            before = "        bool visited = true;\n" before
            call = call ", visit_" helper_count
        } else if (declared_type == "void *") {
            call = call ", &visited"
        } else if (type == "char") {
            call = call ", " made_up("const char *")
        } else if (declared_type !~ /\*$/) {
            call = call ", " (type in no_values ? "(" type ")0" : made_up(type))
        } else {
            call = call ", " address_of(type)
        }
    }
    body[++functions] = "    {\n" before "        aim(run);\n        note(run, \"" name "\", CALLS,\n             " call "));\n" after "    }\n"
}

# A pointer to a value of the type.
function address_of(type,   value) {
    if (type in no_values)
        return "NULL"
    value = made_up(type)
    return value ~ /^\([A-Za-z0-9_]+\)\{/ ? "&" value : "&(" type "){" value "}"
}

# Assignments to all members of a struct of options.
function given(type,   list, parts, count, i, value, result) {
    count = split(members[type], list, "\n")
    for (i = 1; i < count; i++) {
        split(list[i], parts, "\t")
        value = field_value[parts[1]]
        result = result "        options." parts[2] ".state = " upper (value in no_values ? "_NULL" : "_VALUE") ";\n"
        if (!(value in no_values))
            result = result "        options." parts[2] ".value = " made_up(value) ";\n"
    }
    return result
}

# Writes the call of a function with this parameter list.
function note_function(name, list,   count, i, parts, call, rows, before, kind, type) {
    gsub(/bool \(\*visit\)\(void \*context, const [A-Za-z0-9_]+ \*row\)/, "VISIT visit", list)
    if (match(list, /[a-z_A-Z0-9]+ \(\*next\)\(void \*context, [A-Za-z0-9_]+ \*row\)/)) {
        type = substr(list, RSTART, RLENGTH)
        sub(/ \*row\)$/, "", type)
        sub(/^.* /, "", type)
        sub(/[a-z_A-Z0-9]+ \(\*next\)\(void \*context, [A-Za-z0-9_]+ \*row\)/, "NEXT next", list)
    }
    kind = "FINDS"
    count = split(list, parts, ",")
    call = name "(conn"
    for (i = 2; i <= count; i++) {
        split_declaration(trim(parts[i]))
        if (declared_type ~ /_rows \*$/) {
            rows = substr(declared_type, 1, length(declared_type) - 2)
            call = call ", &rows"
        } else if (declared_type ~ /_page \*$/) {
            call = call ", NULL"
            kind = "FINDS"
        } else if (declared_type ~ /_filter \*$/) {
            sub(/^const /, "", declared_type)
            sub(/ \*$/, "", declared_type)
            before = before "        " declared_type " filter = {0};\n\n" full_filter(declared_type) \
                "        filter.or_else = &filter_again;\n"
            sub(/;\n\n/, ", filter_again = {0};\n\n", before)
            call = call ", &filter"
        } else if (declared_type ~ /_new \*$/) {
            sub(/^const /, "", declared_type)
            sub(/ \*$/, "", declared_type)
            before = before "        " declared_type " values[9] = {0};\n\n        for (int i = 0; i < 9; i++) {\n" \
                required(declared_type, "values[i].") "        }\n"
            call = call ", values"
            kind = "CHANGES"
        } else if (declared_type ~ /_changes \*$/) {
            sub(/^const /, "", declared_type)
            sub(/ \*$/, "", declared_type)
            call = call ", &(" declared_type "){0}"
            kind = kind == "FINDS" && name ~ /_where$/ ? "REFUSED" : kind
        } else if (declared_type == "VISIT") {
            before = before "        bool visited = true;\n"
            helpers = helpers "static bool visit_" ++helper_count "(void *context, const " row_of(name) " *row)\n{\n" \
                "    (void)row;\n    return *(bool *)context;\n}\n\n"
            call = call ", visit_" helper_count
        } else if (declared_type == "NEXT") {
            kind = "CHANGES"
            before = before "        int left = 2;\n"
            helpers = helpers "static " prefix "_status next_" ++helper_count "(void *context, " type " *row)\n{\n" \
                "    if (--*(int *)context == 0)\n        return " upper "_NOT_FOUND;\n    (void)row;\n" \
                required(type, "row->") "    return " upper "_OK;\n}\n\n"
            call = call ", next_" helper_count
        } else if (declared_type == "void *") {
            call = call (call ~ /, visit_[0-9]+$/ ? ", &visited" : ", &left")
        } else if (declared_type == "int64_t *" || declared_type == "bool *") {
            before = before "        " substr(declared_type, 1, length(declared_type) - 2) " number;\n"
            call = call ", &number"
        } else if (declared_type == "size_t") {
            call = call ", 9"
        } else if (name ~ /_refresh$/) {
            call = call ", false"
            kind = "CHANGES"
        } else {
            call = call ", " made_up(declared_type)
        }
    }
    if (kind != "REFUSED" && name ~ /_(insert|insert_many|upsert[a-z0-9_]*|update|delete|delete_where)$/)
        kind = "CHANGES"
    body[++functions] = "    {\n" (rows != "" ? "        " rows " rows = {0};\n" : "") before "        aim(run);\n" \
        "        note(run, \"" name "\", " kind ",\n             " call "));\n" (rows != "" ? "        " rows "_free(&rows);\n" : "") "    }\n"
}

function row_of(name) {
    sub(/_each$/, "_row", name)
    return name
}

# Prototypes may take several lines; structs are read for the members that a new row must have.
FNR == 1 { prototype = ""; has_statements = 0 }
/^ \* Each function is one statement, / { has_statements = 1 }
/^typedef enum / { is_enum[$3] = 1 }
/^    [A-Z0-9_]+_UNRECOGNIZED = 0$/ { is_empty = 1 }
/^\} / { if (is_empty) { sub(/;/, "", $2); no_values[$2] = 1 }; is_empty = 0 }
FILENAME ~ /_types\.h$/ && /^typedef struct / && $3 !~ /_(array|nullable|field|list|where|range|multirange)_/ {
    struct = $3
    is_record[struct] = 1
    next
}
/^typedef struct .*(_new|_options|_where_[a-z0-9_]*|_list_[a-z0-9_]*|_field_[A-Za-z0-9_]*) \{/ { struct = $3; next }
/^struct .*_filter \{/ { struct = $2; next }
/^\}/ { struct = "" }
struct != "" && /;/ && $1 != "/*" {
    line = $0
    sub(/;.*/, "", line)
    split_declaration(trim(line))
    if (declared_name == "items") {
        sub(/^const /, "", declared_type)
        sub(/ ?\*$/, "", declared_type)
        if (declared_type ~ /^char/)
            declared_type = "const char *"
        items[struct] = declared_type
    }
    if (declared_name == "value")
        field_value[struct] = declared_type
    if (declared_name != "or_else")
        members[struct] = members[struct] declared_type "\t" declared_name "\n"
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
    if (has_statements || FILENAME ~ /_functions(_[0-9]+)?\.h$/)
        is_call[prototype] = 1
    prototype = ""
}

END {
    upper = toupper(prefix)
    if (prototype_count == 0) {
        print "drive.awk: no functions found" >"/dev/stderr"
        exit 1
    }
    # What the rows of materialized views are made by comes first.
    for (i = 1; i <= prototype_count; i++)
        if (prototypes[i] ~ /^[A-Za-z0-9_]*_refresh\(/) {
            spare = prototypes[++refreshed]
            prototypes[refreshed] = prototypes[i]
            prototypes[i] = spare
        }
    for (i = 1; i <= prototype_count; i++) {
        open = index(prototypes[i], "(")
        name = substr(prototypes[i], 1, open - 1)
        list = substr(prototypes[i], open + 1, length(prototypes[i]) - open - 2)
        if (prototypes[i] in is_call)
            note_call(name, list)
        else
            note_function(name, list)
    }
    printf "#define _POSIX_C_SOURCE 200809L /* signals */\n\n#include \"aim.h\"\n#include \"%s\"\n\n#include <signal.h>\n#include <stdio.h>\n#include <stdlib.h>\n#include <string.h>\n\n", umbrella
    print "typedef enum Kind { FINDS, CHANGES, CALLS, REFUSED } Kind;"
    print "typedef enum Way { FIRST, PREPARED, WHOLE, WAYS } Way; /* how a call that is hit is sent */"
    print "typedef struct Run { " prefix "_conn *conn; int calls, failures, hits; bool is_aimed, is_missing; int signal; Aim aim; } Run;\n"
    print "/* Ends the server process in the middle of the next call, if that is wanted. */"
    print "static void aim(Run *run)\n{"
    print "    if (run->is_aimed)\n        aim_begin(&run->aim, " prefix "_handle(run->conn), run->signal);\n}\n"
    print "/* What has to be said of a call that was hit. */"
    print "static bool is_lost(Run *run, " prefix "_status status)\n{"
    print "    bool fine = status == " upper "_ERR_CONNECTION && " prefix "_last_error(run->conn)->message[0] != '\\0';\n"
    print "    run->hits++;"
    print "    return fine && " prefix "_begin(run->conn) == " upper "_ERR_CONNECTION;\n}\n"
    print "static void note(Run *run, const char *name, Kind kind, " prefix "_status status)\n{"
    print "    const " prefix "_error *error = " prefix "_last_error(run->conn);"
    print "    bool fine = status == " upper "_OK;\n"
    print "    run->calls++;"
    print "    if (kind == REFUSED)"
    print "        fine = status == " upper "_ERR_ARGUMENT;"
    print "    else"
    print "        fine = fine || status == " upper "_NOT_FOUND || strcmp(error->sqlstate, \"22P02\") == 0 ||"
    print "               strncmp(error->sqlstate, \"2200\", 4) == 0;"
    print "    if (kind == CHANGES || kind == CALLS)"
    print "        fine = fine || status == " upper "_ERR_CONSTRAINT || status == " upper "_ERR_DENIED ||"
    print "               (status == " upper "_ERR_SERVER && error->sqlstate[0] != '\\0' &&"
    print "                strncmp(error->sqlstate, \"42\", 2) != 0);"
    print "    if (kind == CALLS) /* a type of the platform may be there without its operators */"
    print "        fine = fine || (status == " upper "_ERR_SERVER && strcmp(error->sqlstate, \"42883\") == 0);"
    print "    if (run->is_missing && kind != REFUSED && !(kind == CALLS && fine))"
    print "        fine = status == " upper "_ERR_SCHEMA && error->hint[0] != '\\0';"
    print "    if (run->is_aimed && aim_end(&run->aim))\n        fine = is_lost(run, status);"
    print "    else if (run->is_aimed && kind != REFUSED) /* nothing was sent */\n        fine = false;"
    print "    if (fine)\n        return;"
    print "    run->failures++;"
    print "    printf(\"%s: %s: %s %s %s\\n\", name, " prefix "_status_text(status), error->message, error->sqlstate, error->detail);\n}\n"
    printf "%s", helpers
    for (i = 1; i <= functions; i++)
        printf "static void call_%d(Run *run)\n{\n    %s_conn *conn = run->conn;\n\n%s}\n\n", i, prefix, body[i]
    printf "static void (*const calls[])(Run *run) = {"
    for (i = 1; i <= functions; i++)
        printf "%scall_%d,", i % 8 == 1 ? "\n    " : " ", i
    print "\n};\n"
    print "static void connect_again(Run *run)\n{"
    print "    for (int i = 0; i < 3000 && " prefix "_reconnect(run->conn) != " upper "_OK; i++)\n        aim_pause();\n}\n"
    print "/* Ends the server in the middle of a call that is sent in this way. */"
    print "static void hit(Run *run, void (*call)(Run *run), Way way)\n{"
    print "    Run other = {.conn = run->conn};\n"
    print "    " prefix "_use_prepared(run->conn, way != WHOLE);"
    print "    if (way == PREPARED)\n        call(&other);"
    print "    run->is_aimed = true;"
    print "    call(run);"
    print "    run->is_aimed = false;"
    print "    connect_again(run);\n}\n"
    print "int main(int argc, char **argv)\n{"
    print "    const char *url = getenv(\"DATABASE_URL\");"
    print "    bool crashes = argc > 1 && strcmp(argv[1], \"crashed\") == 0;"
    print "    bool kills = argc > 1 && strcmp(argv[1], \"killed\") == 0, each_way = argc > 2;"
    print "    bool is_missing = argc > 1 && strcmp(argv[1], \"missing\") == 0;"
    print "    Run run = {.is_missing = is_missing, .signal = crashes ? SIGKILL : SIGTERM};\n"
    print "    if (" prefix "_connect(url != NULL ? url : \"\", &run.conn) != " upper "_OK) {"
    print "        puts(" prefix "_last_error(run.conn)->message);\n        " prefix "_close(run.conn);\n        return 1;\n    }"
    print "    for (int i = 0; i < " functions "; i++) {"
    print "        for (int way = FIRST; kills && way < WAYS; way++)\n            if (each_way || way == i % WAYS)\n                hit(&run, calls[i], (Way)way);"
    print "        if (crashes && i % 10 == 0)\n            hit(&run, calls[i], PREPARED);"
    print "        if (!crashes && !kills)\n            calls[i](&run);"
    print "    }"
    print "    " prefix "_close(run.conn);"
    print "    printf(\"%d functions called, %d while the server went away, %d failed\\n\", run.calls, run.hits, run.failures);"
    print "    return run.failures > 0 || run.calls == 0;\n}"
}
