#include "prove/candidates.h"

#include "prove/pattern.h"

#include <ctype.h>

#define CANDIDATE_LIMIT 40 /* for one column */
#define DEPTH_LIMIT 4      /* of arrays of composites of domains … */
#define LENGTH_LIMIT 3000  /* of texts made to measure */

/* ---- types ---- */

typedef struct TypeValues {
    const char *type; /* pg_type.typname */
    const char *texts[20];
} TypeValues;

#define WORDS                                                                                    \
    {                                                                                            \
        "a", "row 2", "row-3", "row_4", "Row 5", "row6@example.com", "https://example.com/row7", \
            "en", "EN", "USD", "#aabbcc", "+15555550100", "1", "2020-01-01", "1.2.3", "/a/b",    \
            "a.b", "UTC", "00000000-0000-4000-8000-000000000001"                                 \
    }

static const TypeValues TYPE_VALUES[] = {
    {"bool", {"true", "false"}},
    {"int2", {"1", "2", "3", "4", "10", "50", "0", "100", "1000", "-1"}},
    {"int4", {"1", "2", "3", "4", "10", "50", "0", "100", "1000", "-1", "2020"}},
    {"int8", {"1", "2", "3", "4", "10", "50", "0", "100", "1000", "-1", "2020"}},
    {"numeric", {"1", "2", "3", "0.5", "10", "50", "0", "100", "-1", "0.25"}},
    {"float4", {"1", "2", "3", "0.5", "10", "0", "100", "-1"}},
    {"float8", {"1", "2", "3", "0.5", "10", "0", "100", "-1"}},
    {"money", {"1", "2", "3", "0"}},
    {"text", WORDS},
    {"varchar", WORDS},
    {"bpchar", WORDS},
    {"citext", WORDS},
    {"name", WORDS},
    {"char", {"a", "b", "c"}},
    {"uuid",
     {"00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002",
      "00000000-0000-4000-8000-000000000003", "00000000-0000-4000-8000-000000000004"}},
    {"date", {"2020-01-01", "2021-02-03", "2022-03-04", "2000-01-01", "2100-01-01"}},
    {"time", {"00:00", "12:30", "23:59:59"}},
    {"timetz", {"00:00+00", "12:30+00", "23:59:59+00"}},
    {"timestamp", {"2020-01-01 00:00", "2021-02-03 04:05", "2022-03-04 05:06", "2100-01-01 00:00"}},
    {"timestamptz",
     {"2020-01-01 00:00+00", "2021-02-03 04:05+00", "2022-03-04 05:06+00", "2100-01-01 00:00+00"}},
    {"interval", {"1 hour", "2 days", "1 month", "0"}},
    {"json", {"{}", "[]", "{\"a\": 1}", "[1]", "1", "\"a\""}},
    {"jsonb", {"{}", "[]", "{\"a\": 1}", "[1]", "1", "\"a\""}},
    {"jsonpath", {"$", "$.a"}},
    {"xml", {"<a/>", "<b>1</b>"}},
    {"bytea", {"\\x01", "\\x0203", "\\x"}},
    {"inet", {"192.0.2.1", "192.0.2.2", "2001:db8::1"}},
    {"cidr", {"192.0.2.0/24", "198.51.100.0/24"}},
    {"macaddr", {"08:00:2b:01:02:03", "08:00:2b:01:02:04"}},
    {"macaddr8", {"08:00:2b:01:02:03:04:05", "08:00:2b:01:02:03:04:06"}},
    {"point", {"(1,2)", "(3,4)"}},
    {"line", {"{1,2,3}"}},
    {"lseg", {"[(1,2),(3,4)]"}},
    {"box", {"(3,4),(1,2)"}},
    {"path", {"((1,2),(3,4))"}},
    {"polygon", {"((0,0),(0,1),(1,0))"}},
    {"circle", {"<(1,2),3>"}},
    {"tsvector", {"a b", "c"}},
    {"tsquery", {"a & b", "c"}},
    {"pg_lsn", {"0/1", "0/2"}},
    {"oid", {"1", "2", "3"}},
    {"regclass", {"pg_catalog.pg_class", "pg_catalog.pg_type"}},
    {"regtype", {"integer", "text"}},
    {"regrole", {"postgres"}},
    {"regnamespace", {"public", "pg_catalog"}},
    {"regconfig", {"simple", "english"}},
    {"regdictionary", {"simple"}},
    {"regcollation", {"\"C\"", "\"POSIX\""}},
    {"regproc", {"pg_catalog.now"}},
    {"regprocedure", {"pg_catalog.now()"}},
    {"regoperator", {"pg_catalog.=(integer,integer)"}},
    {"hstore", {"a=>1", "b=>2", ""}},
    {"ltree", {"a", "a.b", "a.b.c"}},
};

/* For a type that nobody has heard of. */
static const char *const ANYTHING[] = {"1",     "2",       "a",      "b",    "{}",   "(1,1)",
                                       "[1,2]", "[1,2,3]", "a=>1",   "0101", "true", "2020-01-01",
                                       "a.b",   "(1,2,3)", "1 hour", ""};

static const TextVec *type_candidates(CandidateSource *source, const char *oid, int depth);

static void add(CandidateSource *source, TextVec *list, const char *text)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0)
            return;
    vec_push(source->arena, list, text);
}

/* The text of an expression, NULL when the server refuses it. */
static const char *evaluate(CandidateSource *source, const char *sql)
{
    PGresult *result = libpq.PQexec(source->session->pg, sql);
    const char *value = NULL;

    if (libpq.PQresultStatus(result) == PGRES_TUPLES_OK && libpq.PQntuples(result) == 1)
        value = prove_text(source->arena, result, 0, 0);
    libpq.PQclear(result);
    return value;
}

static void add_evaluated(CandidateSource *source, TextVec *list, const char *sql)
{
    const char *text = evaluate(source, sql);

    if (text != NULL)
        add(source, list, text);
}

static void append_cast(Str *sql, const char *value, const char *type)
{
    str_text(sql, "cast(");
    if (value == NULL)
        str_text(sql, "NULL");
    else
        str_sql_literal(sql, value);
    str_printf(sql, " as %s)", type);
}

static void add_labels(CandidateSource *source, const char *oid, TextVec *list)
{
    PGresult *result =
        session_query(source->session, "read the labels of an enum",
                      "select enumlabel from pg_catalog.pg_enum where enumtypid = $1 "
                      "order by enumsortorder",
                      1, &oid);

    for (int row = 0; result != NULL && row < libpq.PQntuples(result); row++)
        add(source, list, prove_text(source->arena, result, row, 0));
    libpq.PQclear(result);
}

/* `{}` and arrays of one element. */
static void add_arrays(CandidateSource *source, const char *element, int depth, TextVec *list)
{
    const TextVec *elements = type_candidates(source, element, depth + 1);

    for (size_t i = 0; i < elements->count && i < 6; i++) {
        Str sql = str_new(source->arena);

        str_text(&sql, "select array[");
        str_sql_literal(&sql, elements->items[i]);
        str_text(&sql, "]::pg_catalog.text[]::pg_catalog.text");
        add_evaluated(source, list, sql.text);
    }
    add(source, list, "{}");
}

static void add_ranges(CandidateSource *source, const char *type, const char *subtype, int depth,
                       TextVec *list)
{
    const TextVec *bounds = type_candidates(source, subtype, depth + 1);

    for (size_t i = 0; i + 1 < bounds->count && i < 6; i++) {
        Str sql = str_new(source->arena);
        Str range = str_new(source->arena);

        str_printf(&range, "[\"%s\",\"%s\"]", bounds->items[i], bounds->items[i + 1]);
        str_text(&sql, "select ");
        append_cast(&sql, range.text, type);
        str_text(&sql, "::pg_catalog.text");
        add_evaluated(source, list, sql.text);
    }
    add(source, list, "empty");
}

static void add_multiranges(CandidateSource *source, const char *range, int depth, TextVec *list)
{
    const TextVec *ranges = type_candidates(source, range, depth + 1);

    for (size_t i = 0; i < ranges->count && i < 4; i++)
        if (strcmp(ranges->items[i], "empty") != 0)
            add(source, list, arena_printf(source->arena, "{%s}", ranges->items[i]));
    add(source, list, "{}");
}

static void add_rows(CandidateSource *source, const char *oid, int depth, TextVec *list)
{
    PGresult *attributes = prove_query(source->session, "attributes", oid);

    for (size_t variant = 0; attributes != NULL && variant < 3; variant++) {
        Str sql = str_new(source->arena);

        str_text(&sql, "select row(");
        for (int row = 0; row < libpq.PQntuples(attributes); row++) {
            const TextVec *values =
                type_candidates(source, libpq.PQgetvalue(attributes, row, 0), depth + 1);

            str_text(&sql, row > 0 ? ", " : "");
            append_cast(&sql, values->count > 0 ? values->items[variant % values->count] : NULL,
                        libpq.PQgetvalue(attributes, row, 1));
        }
        str_text(&sql, ")::pg_catalog.text");
        add_evaluated(source, list, sql.text);
    }
    libpq.PQclear(attributes);
}

static void add_base(CandidateSource *source, const char *name, TextVec *list)
{
    for (size_t i = 0; i < sizeof(TYPE_VALUES) / sizeof(*TYPE_VALUES); i++) {
        const TypeValues *values = &TYPE_VALUES[i];

        if (strcmp(values->type, name) != 0)
            continue;
        for (size_t j = 0; j < sizeof(values->texts) / sizeof(*values->texts); j++)
            if (values->texts[j] != NULL)
                add(source, list, values->texts[j]);
        return;
    }
    for (size_t i = 0; i < sizeof(ANYTHING) / sizeof(*ANYTHING); i++)
        add(source, list, ANYTHING[i]);
}

/* ---- constants ---- */

/* A literal of one length more or less decides checks on lengths; a number itself, and beside it, those on values. */
static void add_number(CandidateSource *source, const char *text, TextVec *list)
{
    char *rest;
    double number = strtod(text, &rest);

    add(source, list, text);
    if (number != (double)(long)number || number < -1e15 || number > 1e15)
        return;
    add(source, list, arena_printf(source->arena, "%ld", (long)number + 1));
    add(source, list, arena_printf(source->arena, "%ld", (long)number - 1));
    for (long length = (long)number - 1; length <= (long)number + 1; length++) {
        Str measured = str_new(source->arena);

        if (length < 1 || length > LENGTH_LIMIT)
            continue;
        str_repeat(&measured, 'x', (size_t)length);
        add(source, list, measured.text);
    }
}

/* The quoted literal that begins at `text`; returns where it ends. */
static const char *read_literal(CandidateSource *source, const char *text, Str *literal)
{
    (void)source;
    for (text++; *text != '\0'; text++) {
        if (*text == '\'' && text[1] != '\'')
            return text + 1;
        text += *text == '\'';
        str_char(literal, *text);
    }
    return text;
}

/* All constants of an expression; an object with all of its texts as keys, for checks on JSON. */
static void add_constants(CandidateSource *source, const char *sql, TextVec *list)
{
    Str object = str_new(source->arena);
    char before = ' ';

    str_char(&object, '{');
    while (*sql != '\0') {
        if (*sql == '\'') {
            Str literal = str_new(source->arena);

            sql = read_literal(source, sql, &literal);
            add(source, list, literal.text);
            pattern_samples(source->arena, literal.text, list);
            str_text(&object, object.length > 1 ? ", " : "");
            str_json(&object, literal.text);
            str_text(&object, ": \"a\"");
            before = '\'';
        } else if (isdigit((unsigned char)*sql) && !isalnum((unsigned char)before) &&
                   before != '_') {
            size_t length = strspn(sql, "0123456789.");

            add_number(source, arena_strndup(source->arena, sql, length), list);
            sql += length;
            before = '0';
        } else {
            before = *sql++;
        }
    }
    str_char(&object, '}');
    if (object.length > 2)
        add(source, list, object.text);
}

/* ---- filtering ---- */

/* A query that returns the value (NULL: null) in the form that the type gives it, when the column can have it as far as
 * the condition knows. */
static const char *fitting_query(CandidateSource *source, const char *value, const char *type,
                                 const char *column, const char *condition)
{
    Str sql = str_new(source->arena);

    str_text(&sql, "select ");
    str_sql_ident(&sql, column);
    str_text(&sql, "::pg_catalog.text from (select ");
    append_cast(&sql, value, type);
    str_text(&sql, " as ");
    str_sql_ident(&sql, column);
    str_printf(&sql, ") as t where (%s) is not false", condition != NULL ? condition : "true");
    return sql.text;
}

/* Leaves out what does not fit; with `shaped`, the others get the form of the type: cut to its length, rounded. */
static void filter(CandidateSource *source, TextVec *list, const char *type, const char *column,
                   const char *condition, bool shaped)
{
    TextVec fitting = {0};

    for (size_t i = 0; i < list->count; i++) {
        const char *text =
            evaluate(source, fitting_query(source, list->items[i], type, column, condition));

        if (text != NULL)
            add(source, &fitting, shaped ? text : list->items[i]);
    }
    *list = fitting;
}

/* True when a condition speaks of this column and of no other. */
static bool is_about(CandidateSource *source, const ProveColumn *column, const char *condition)
{
    PGresult *with = libpq.PQexec(
        source->session->pg, fitting_query(source, NULL, column->type, column->name, condition));
    PGresult *without = libpq.PQexec(source->session->pg,
                                     fitting_query(source, NULL, column->type, "?", condition));
    bool is = libpq.PQresultStatus(with) == PGRES_TUPLES_OK &&
              libpq.PQresultStatus(without) != PGRES_TUPLES_OK;

    libpq.PQclear(with);
    libpq.PQclear(without);
    return is;
}

static bool speaks_of(const ProveConstraint *constraint, int column)
{
    for (size_t i = 0; i < constraint->columns.count; i++)
        if (constraint->columns.items[i] == column)
            return true;
    return false;
}

/* ---- types, again ---- */

static void find_type_candidates(CandidateSource *source, const PGresult *type, const char *oid,
                                 int depth, TextVec *list)
{
    const char *text_form = prove_text(source->arena, type, 0, 2);
    const char *base = prove_text(source->arena, type, 0, 3);
    const char *checks = prove_text(source->arena, type, 0, 7);

    switch (libpq.PQgetvalue(type, 0, 0)[0]) {
    case 'e':
        add_labels(source, oid, list);
        return;
    case 'd':
        if (checks != NULL)
            add_constants(source, checks, list);
        for (size_t i = 0, count = type_candidates(source, base, depth + 1)->count; i < count; i++)
            add(source, list, type_candidates(source, base, depth + 1)->items[i]);
        filter(source, list, text_form, "value", NULL, true);
        return;
    case 'r':
        add_ranges(source, text_form, libpq.PQgetvalue(type, 0, 5), depth, list);
        return;
    case 'm':
        add_multiranges(source, libpq.PQgetvalue(type, 0, 6), depth, list);
        return;
    case 'c':
        add_rows(source, oid, depth, list);
        return;
    default:
        break;
    }
    if (strcmp(libpq.PQgetvalue(type, 0, 4), "0") != 0)
        add_arrays(source, libpq.PQgetvalue(type, 0, 4), depth, list);
    else
        add_base(source, libpq.PQgetvalue(type, 0, 1), list);
    filter(source, list, text_form, "value", NULL, true);
}

static const TextVec *type_candidates(CandidateSource *source, const char *oid, int depth)
{
    TextVec *list = map_get(source->types, oid);
    PGresult *type;

    if (list != NULL)
        return list;
    list = ARENA_NEW(source->arena, TextVec);
    if (depth > DEPTH_LIMIT)
        return list;
    type = prove_query(source->session, "type", oid);
    if (type != NULL && libpq.PQntuples(type) == 1)
        find_type_candidates(source, type, oid, depth, list);
    libpq.PQclear(type);
    map_put(source->types, oid, list);
    return list;
}

/* ---- columns ---- */

/* `[1,1,1]` for a type whose modifier is a number of dimensions. */
static void add_dimensions(CandidateSource *source, const ProveColumn *column, TextVec *list)
{
    if (column->modifier < 1 || column->modifier > LENGTH_LIMIT)
        return;
    for (int variant = 1; variant <= 3; variant++) {
        Str text = str_new(source->arena);

        str_text(&text, "[");
        for (long i = 0; i < column->modifier; i++)
            str_printf(&text, "%s%d", i > 0 ? "," : "", variant);
        str_char(&text, ']');
        add(source, list, text.text);
    }
}

static void add_check_constants(CandidateSource *source, const ProveTable *table,
                                const ProveColumn *column, TextVec *list)
{
    for (size_t i = 0; table != NULL && i < table->constraints.count; i++) {
        const ProveConstraint *constraint = &table->constraints.items[i];

        if (constraint->sql != NULL && speaks_of(constraint, column->number))
            add_constants(source, constraint->sql, list);
    }
    if (table != NULL && table->partition_check != NULL)
        add_constants(source, table->partition_check, list);
}

/* What the type of the column and the checks of this column alone refuse goes. */
static void filter_by(CandidateSource *source, const ProveTable *table, const ProveColumn *column,
                      bool shaped, TextVec *list)
{
    filter(source, list, column->type, column->name, NULL, shaped);
    for (size_t i = 0; i < table->constraints.count; i++) {
        const ProveConstraint *constraint = &table->constraints.items[i];

        if (constraint->sql != NULL && constraint->columns.count == 1 &&
            constraint->columns.items[0] == column->number)
            filter(source, list, column->type, column->name, constraint->sql, shaped);
    }
    if (table->partition_check != NULL && is_about(source, column, table->partition_check))
        filter(source, list, column->type, column->name, table->partition_check, shaped);
}

TextVec candidates_find(CandidateSource *source, const ProveTable *table, const ProveColumn *column,
                        CandidateSource *also, const ProveTable *twin, const ProveColumn *other)
{
    const TextVec *of_type = type_candidates(source, column->type_oid, 0);
    TextVec list = {0};

    for (size_t i = 0; i < of_type->count; i++)
        add(source, &list, of_type->items[i]);
    if (of_type->count == 0)
        add_dimensions(source, column, &list);
    add_check_constants(source, table, column, &list);
    if (other != NULL)
        add_check_constants(source, twin, other, &list);
    filter_by(source, table, column, true, &list);
    if (other != NULL && !other->generated)
        filter_by(also, twin, other, false, &list);
    if (list.count > CANDIDATE_LIMIT)
        list.count = CANDIDATE_LIMIT;
    return list;
}
