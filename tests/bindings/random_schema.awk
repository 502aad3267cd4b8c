# random_schema.awk - a schema that nobody would write: hostile names, every type, keys, generated columns, views, functions.
#
#     LC_ALL=C awk -v seed=7 -f random_schema.awk >schema.sql
#
# The same seed gives the same schema, with any awk.

# A number from 0 to n - 1 (Park and Miller, "Random number generators: good ones are hard to find", 1988).
function any(n) {
    state = state * 16807 % 2147483647
    return int(state / 2147483647 * n)
}

function chance(percent) { return any(100) < percent }

function quoted(name) {
    gsub(/"/, "\"\"", name)
    return "\"" name "\""
}

function literal(text) {
    gsub(/'/, "''", text)
    gsub(/\\/, "&&", text)
    return " E'" text "'"
}

# What the server takes for something else: its own types, its own columns, the numbers of arguments.
function is_refused(space, result) {
    return space == "type" && result ~ /^(text|uuid|date|bool|record)$/ || space ~ /^argument/ && result ~ /^\$[0-9]/ || \
        result ~ /^(ctid|tableoid|xmin|xmax|cmin|cmax)$/ || result ~ /^pg_/
}

# A name of at most 63 bytes that was not there yet in this space.
function name(space,   result, more) {
    do {
        result = words[any(word_count)]
        while (chance(35)) {
            more = (chance(30) ? "_" : chance(20) ? " " : "") words[any(word_count)]
            if (length(result more) <= 63)
                result = result more
        }
        if (chance(8))
            result = toupper(result)
        if (chance(5) && length(result) < 62)
            result = result any(10)
    } while ((space, result) in taken || is_refused(space, result))
    taken[space, result] = 1
    return result
}

function list_words(   n, i) {
    # Of C and C++, of SQL, and what the generated code calls its own.
    n = split("int class while NULL errno register _Bool inline restrict new this template namespace operator true bool " \
        "select table user order group end limit offset default check references all array row values null " \
        "count rows result is_null value state conn out items dimensions filter page visit context or_else eq ne in " \
        "not_in like contains after lock descending changes error status free get list insert update delete each " \
        "copy_in insert_many upsert exists violated main EOF stdin assert unix linux min max size_t int32_t uint8_t " \
        "t a b id db db_conn DB_OK null_value text bytes uuid date record enum new_row options is_set", words, " ")
    for (i = 1; i <= n; i++)
        words[word_count++] = words[i]
    # Names that are the same when everything odd is taken out of them.
    n = split("a b|a-b|A_B|a_b|a.b|a  b|_a_b|a_b_|a/b", words_alike, "|")
    for (i = 1; i <= n; i++)
        words[word_count++] = words_alike[i]
    n = split("a\"b~'~a'b~\\~\\n~%s~%n%d~*/~/*~//~??/~\n~\t~;~--~$1~$$~:x~{{x}}~<%= x %>~<% end %>~]]~#~#include <x>~@~!~&~|~`~" \
        "Größe~日本~é~😀~İ~ß~1~007~9z~ ~  ~,~()~<~>~=~^~_~__~\001~\177", words_odd, "~")
    for (i = 1; i <= n; i++)
        words[word_count++] = words_odd[i]
    words[word_count++] = "x23456789_123456789_123456789_123456789_123456789_123456789_123"
    words[word_count++] = "x23456789_123456789_123456789_123456789_123456789_123456789_124"
    words[word_count++] = "ééééééééééééééééééééééééééééééé"
}

function list_types(   n, i, list) {
    # Those that can be keys come first.
    ordered_count = split("bool|int2|int4|int8|float4|float8|numeric|numeric(10,2)|text|varchar(5)|char(3)|name|bytea|uuid|date|" \
        "time|time(3)|timetz|timestamp|timestamp(0)|timestamptz|timestamptz(3)|interval|inet|cidr|macaddr|macaddr8|" \
        "bit(3)|varbit(5)|money|oid|jsonb|int4range|numrange|tstzrange|\"char\"", list, "|")
    for (i = 1; i <= ordered_count; i++)
        types[type_count++] = list[i]
    n = split("json|xml|tsvector|tsquery|point|box|circle|pg_lsn|xid8|regclass|jsonpath|int8multirange|datemultirange|interval day to second", list, "|")
    for (i = 1; i <= n; i++)
        types[type_count++] = list[i]
}

# A type for a column, an argument or a part of another type.
function some_type(   type) {
    type = own_count > 0 && chance(35) ? own[any(own_count)] : types[any(type_count)]
    if (chance(22))
        type = type "[]"
    return type
}

# A type whose values can be sorted.
function key_type() {
    return own_key_count > 0 && chance(30) ? own_keys[any(own_key_count)] : types[any(ordered_count)]
}

function list_of_columns(space, count,   i, result) {
    for (i = 0; i < count; i++)
        result = result (i > 0 ? ", " : "") quoted(name(space)) " " some_type()
    return result
}

function comment(what) {
    if (chance(30))
        print "comment on " what " is" literal(words[any(word_count)] "\n" words[any(word_count)] words[any(word_count)]) ";"
}

function write_types(   i, j, n, type, labels, is_key) {
    for (i = 0; i < 6; i++) {
        type = quoted(name("type"))
        n = any(4)
        labels = ""
        if (n == 0) {
            for (j = any(6); j >= 0; j--)
                labels = labels literal(name("label " i)) (j > 0 ? "," : "")
            print "create type " type " as enum (" labels ");"
            own_keys[own_key_count++] = type
        } else if (n == 1) {
            is_key = chance(50)
            print "create domain " type " as " (is_key ? key_type() : some_type()) \
                (chance(50) ? " check (value is null or true)" : "") ";"
            if (is_key)
                own_keys[own_key_count++] = type
        } else if (n == 2) {
            print "create type " type " as (" list_of_columns("attribute " i, 1 + any(4)) ");"
        } else {
            n = split("int2 float8 text uuid date varchar", labels_of, " ")
            print "create type " type " as range (subtype = " labels_of[1 + any(n)] ", multirange_type_name = " quoted(name("type")) ");"
        }
        comment((n == 1 ? "domain " : "type ") type)
        own[own_count++] = type
    }
}

# Columns, keys and references of a table; afterwards key_of[number] has the columns and types of its primary key.
function write_table(number,   table, n, i, column, type, text, key, how, sorted) {
    table = quoted(name("type"))
    n = any(8)
    sorted = 0
    key = ""
    for (i = 0; i < n; i++) {
        column = quoted(name("column " number))
        how = any(12)
        text = text (text != "" ? ",\n    " : "\n    ") column " "
        if (how == 0) {
            text = text "bigint generated " (chance(50) ? "always" : "by default") " as identity"
        } else if (how == 1) {
            text = text (chance(50) ? "serial" : "smallserial")
        } else if (how == 2) {
            type = some_type()
            text = text type " generated always as (null::" type ") stored"
        } else if (how <= 6) {
            type = key_type()
            keys[number, sorted++] = column
            text = text type " not null"
            if (chance(60) && (key == "" || chance(40))) {
                key = key (key != "" ? ", " : "") column
                key_type_of[number, ++key_size[number]] = type
            } else if (chance(30)) {
                text = text " unique"
            }
        } else if (how == 7) {
            type = key_type()
            keys[number, sorted++] = column
            text = text type " unique" (chance(30) ? " nulls not distinct" : "")
        } else {
            type = some_type()
            text = text type (chance(20) ? " default null" : "") (chance(15) ? " check (" column " is null or true)" : "")
        }
        columns[number, i] = column
    }
    column_count[number] = n
    if (key != "")
        text = text ",\n    primary key (" key ")"
    key_of[number] = key
    table_name[number] = table
    if (chance(50))
        text = refer(number, text)
    print "create table " table " (" text "\n);"
    comment("table " table)
    write_index(number, table, sorted)
    for (i = 0; i < n; i++)
        if (chance(20))
            comment("column " table "." columns[number, i])
}

# An index on the columns that can be sorted.
function write_index(number, table, count,   i, list) {
    if (count == 0 || chance(40))
        return
    for (i = 0; i < count; i++)
        list = list (i > 0 ? ", " : "") keys[number, i] (chance(40) ? " desc" : "") \
            (chance(30) ? " nulls " (chance(50) ? "first" : "last") : "")
    print "create " (chance(20) ? "unique " : "") "index on " table " (" list ");"
}

# A foreign key of new columns to a table before it.
function refer(number, text,   other, i, column, names) {
    for (other = number - 1; other >= 0; other--)
        if (key_of[other] != "" && chance(60))
            break
    if (other < 0)
        return text
    for (i = 1; i <= key_size[other]; i++) {
        column = quoted(name("column " number))
        text = text (text != "" ? ",\n    " : "\n    ") column " " key_type_of[other, i] (chance(40) ? " not null" : "")
        names = names (i > 1 ? ", " : "") column
        columns[number, column_count[number]++] = column
    }
    return text ",\n    foreign key (" names ") references " table_name[other]
}

function write_view(number,   view, table) {
    table = any(table_count)
    view = quoted(name("type"))
    print "create " (chance(30) ? "materialized " : "") "view " view " as select *, 1 as " quoted(name("column " table)) \
        " from " table_name[table] ";"
    if (chance(25)) {
        own[own_count++] = view
        is_view[view] = 1
    }
}

function write_function(number,   routine, i, n, arguments, type, how, defaults) {
    routine = number > 0 && chance(20) ? last_routine : quoted(name("routine"))
    last_routine = routine
    n = any(4)
    for (i = 0; i < n; i++) {
        defaults = defaults || chance(25)
        arguments = arguments (i > 0 ? ", " : "") (chance(80) ? quoted(name("argument " number)) " " : "") some_type() \
            (defaults ? " default null" : "")
    }
    if (!defaults && chance(20))
        arguments = arguments (arguments != "" ? ", " : "") "variadic " quoted(name("argument " number)) " " types[any(type_count)] "[]"
    # One type of its own for each, so that overloads differ.
    arguments = types[number] (arguments != "" ? ", " : "") arguments
    how = any(8)
    do # a NULL among the rows of a view is refused where one of its columns is not null
        type = some_type()
    while (how == 1 && type in is_view)
    if (how == 0)
        print "create function " routine "(" arguments ") returns void language sql as 'select';"
    else if (how == 1)
        print "create function " routine "(" arguments ") returns setof " type " language sql as 'select null::" quote_twice(type) "';"
    else if (how == 2)
        print "create function " routine "(" arguments ") returns table (" list_of_columns("argument " number, 1 + any(3)) \
            ") language plpgsql as 'begin return; end';"
    else if (how == 5 && arguments !~ /variadic/ && !defaults)
        print "create function " routine "(" arguments ", out " quoted(name("argument " number)) " " type ", out " \
            quoted(name("argument " number)) " " some_type() ") language plpgsql as 'begin end';"
    else if (how == 3 && table_count > 0)
        print "create function " routine "(" arguments ") returns setof " (type = table_name[any(table_count)]) \
            " language sql as 'select * from " quote_twice(type) "';"
    else if (how == 4 && arguments !~ /variadic/ && !defaults)
        print "create procedure " routine "(" arguments ", inout " quoted(name("argument " number)) " " type ") language plpgsql as 'begin end';"
    else
        print "create function " routine "(" arguments ") returns " type " stable language sql as 'select null::" quote_twice(type) "';"
}

function quote_twice(text) {
    gsub(/'/, "''", text)
    return text
}

BEGIN {
    state = seed * 7919 % 2147483646 + 1
    for (i = 0; i < 5; i++)
        any(2)
    list_words()
    list_types()
    write_types()
    table_count = 2 + any(4)
    for (i = 0; i < table_count; i++)
        write_table(i)
    for (i = any(3); i > 0; i--)
        write_view(i)
    for (i = 0; i < 4; i++)
        write_function(i)
}
