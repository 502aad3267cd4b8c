#include "prove/kept.h"

#define LOSS_LIMIT 5 /* rows that are shown of one table */

/* The rows of one table; values are in the order of its columns, row by row. */
typedef struct KeptTable {
    const ProveTable *table;
    size_t rows;
    const char **values;
} KeptTable;

typedef struct KeptSequence {
    const char *oid;
    const char *name;
    const char *owner; /* the table of its column, "0" */
    long owner_column;
    bool used;
    long last;
    bool falls;
    long start;
} KeptSequence;

typedef VEC(KeptSequence) KeptSequenceVec;

struct KeptRows {
    ProveTableVec tables;
    VEC(KeptTable) contents;
    KeptSequenceVec sequences;
};

/* ---- reading ---- */

static bool read_sequences(Session *session, Arena *arena, KeptSequenceVec *sequences)
{
    PGresult *result = prove_query(session, "sequences", NULL);

    for (int row = 0; result != NULL && row < libpq.PQntuples(result); row++) {
        KeptSequence sequence = {.oid = prove_text(arena, result, row, 0),
                                 .name = prove_text(arena, result, row, 1),
                                 .owner = prove_text(arena, result, row, 2),
                                 .owner_column = prove_number(result, row, 3),
                                 .used = !libpq.PQgetisnull(result, row, 4),
                                 .last = prove_number(result, row, 4),
                                 .falls = prove_number(result, row, 5) < 0,
                                 .start = prove_number(result, row, 6)};

        vec_push(arena, sequences, sequence);
    }
    libpq.PQclear(result);
    return result != NULL;
}

static bool read_table(Session *session, Arena *arena, const ProveTable *table, KeptTable *kept)
{
    size_t columns = table->columns.count;
    Str sql = str_new(arena);
    PGresult *result;

    kept->table = table;
    str_text(&sql, "select ");
    for (size_t i = 0; i < columns; i++) {
        str_text(&sql, i > 0 ? ", " : "");
        str_sql_ident(&sql, table->columns.items[i].name);
        str_text(&sql, "::pg_catalog.text");
    }
    str_printf(&sql, " from only %s", table->sql);
    result = session_query(session, "read the rows of a table", sql.text, 0, NULL);
    if (result == NULL)
        return false;
    kept->rows = (size_t)libpq.PQntuples(result);
    kept->values = arena_alloc(arena, (kept->rows * columns + 1) * sizeof(*kept->values));
    for (size_t row = 0; row < kept->rows; row++)
        for (size_t i = 0; i < columns; i++)
            kept->values[row * columns + i] = prove_text(arena, result, (int)row, (int)i);
    libpq.PQclear(result);
    return true;
}

static bool read_all(Session *session, Arena *arena, KeptRows *kept)
{
    if (!tables_read(session, arena, &kept->tables) ||
        !read_sequences(session, arena, &kept->sequences))
        return false;
    for (size_t i = 0; i < kept->tables.count; i++) {
        KeptTable content = {0};

        if (!read_table(session, arena, kept->tables.items[i], &content))
            return false;
        vec_push(arena, &kept->contents, content);
    }
    return true;
}

static bool prepare(Session *session)
{
    return session_run(session, "prepare to read rows", "reset all; set search_path = ''");
}

KeptRows *kept_read(Session *session, Arena *arena, const Plan *plan)
{
    KeptRows *kept = ARENA_NEW(arena, KeptRows);
    bool renamed = prepare(session) && tables_begin_renamed(session, plan);
    bool ok = read_all(session, arena, kept);

    if (renamed)
        session_rollback(session);
    return ok ? kept : NULL;
}

static const KeptTable *find_table(const KeptRows *kept, const ProveTable *table)
{
    for (size_t i = 0; i < kept->contents.count; i++)
        if (strcmp(kept->contents.items[i].table->oid, table->oid) == 0)
            return &kept->contents.items[i];
    for (size_t i = 0; i < kept->contents.count; i++)
        if (strcmp(kept->contents.items[i].table->sql, table->sql) == 0)
            return &kept->contents.items[i];
    return NULL;
}

/* ---- comparing ---- */

/* The tables of one relation, before and after. */
typedef struct Comparison {
    Session *session;
    Arena *arena;
    const Plan *plan;
    ProveResult *result;
    const KeptTable *before;
    const KeptTable *after;
    NumberVec places_before; /* of the columns that are compared, in the row */
    NumberVec places_after;
} Comparison;

static void add_loss(Comparison *one, const char *text)
{
    ProveNote note = {.table = one->before->table->sql, .text = text};

    vec_push(one->arena, &one->result->losses, note);
}

/* True when a table is what the object of a plan stands for, or has its columns from it. */
static bool is_or_comes_from(const ProveTable *table, const Object *object)
{
    if (text_equal(object->name, table->name) && text_equal(object->schema, table->schema))
        return true;
    for (size_t i = 0; i < table->ancestors.count; i++)
        if (text_equal(object->name, table->ancestors.items[i].name) &&
            text_equal(object->schema, table->ancestors.items[i].schema))
            return true;
    return false;
}

/* True when an action that loses data speaks of this column, or (NULL) of the table. */
static bool speaks_of(const Object *object, const ProveTable *table, const ProveColumn *column)
{
    const Object *root = object_root(object);

    /* What a schema or an extension takes along is not spelled out. */
    if (root->schema == NULL)
        return true;
    /* Under an empty search_path, only types of the server have names without a schema. */
    if (kind_namespace(root->kind) == NAMESPACE_TYPE)
        return column != NULL && strchr(column->type, '.') != NULL;
    return is_or_comes_from(table, root) &&
           (object == root || (column != NULL && text_equal(object->name, column->name)));
}

/* True when the plan says that it loses data of this table, or (`column` not NULL) of this column or the whole table; or
 * when an expression of the schema's own makes its values. */
static bool is_declared(const Plan *plan, const ProveTable *table, const ProveColumn *column)
{
    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];

        if (((action->hazards & HAZARD_DATA_LOSS) != 0 ||
             object_annotation(action->object, "using") != NULL) &&
            speaks_of(action->object, table, column))
            return true;
    }
    return false;
}

/* The text of an expression; false when the server refuses it. */
static bool evaluate(Comparison *one, const char *sql, const char **text)
{
    PGresult *result = libpq.PQexec(one->session->pg, sql);
    bool ok = libpq.PQresultStatus(result) == PGRES_TUPLES_OK;

    *text = ok ? prove_text(one->arena, result, 0, 0) : NULL;
    libpq.PQclear(result);
    return ok;
}

/* What the server makes of a value of one type as another: by a cast, or else by reading its text; false when it makes
 * nothing of it. */
static bool convert(Comparison *one, const char *value, const char *from, const char *to,
                    const char **converted)
{
    Str literal = str_new(one->arena);

    /* A cast may make something of null, too. */
    if (value == NULL)
        str_text(&literal, "null");
    else
        str_sql_literal(&literal, value);
    return evaluate(one,
                    arena_printf(one->arena, "select cast(cast(%s as %s) as %s)::pg_catalog.text",
                                 literal.text, from, to),
                    converted) ||
           evaluate(
               one,
               arena_printf(one->arena, "select cast(%s as %s)::pg_catalog.text", literal.text, to),
               converted);
}

/* Puts the values of a column that has another type now into the form they should have. False when that cannot be
 * told. */
static bool convert_column(Comparison *one, size_t place, const char *type)
{
    size_t columns = one->before->table->columns.count;
    const char *from = one->before->table->columns.items[place].type;
    TextVec values = {0};

    for (size_t row = 0; row < one->before->rows; row++) {
        const char *converted;

        if (!convert(one, one->before->values[row * columns + place], from, type, &converted))
            return false;
        vec_push(one->arena, &values, converted);
    }
    for (size_t row = 0; row < one->before->rows; row++)
        one->before->values[row * columns + place] = values.items[row];
    return true;
}

/* The place of a column in the table that there is now; by its name, where it has been made anew. */
static int find_place(const Comparison *one, const ProveColumn *column)
{
    const ProveTable *table = one->after->table;
    bool same_table = strcmp(one->before->table->oid, table->oid) == 0;

    for (size_t i = 0; same_table && i < table->columns.count; i++)
        if (table->columns.items[i].number == column->number)
            return (int)i;
    for (size_t i = 0; i < table->columns.count; i++)
        if (strcmp(table->columns.items[i].name, column->name) == 0)
            return (int)i;
    return -1;
}

/* False for one that was replaced by another of its name, too. */
static bool same_type(const ProveColumn *a, const ProveColumn *b)
{
    return strcmp(a->type, b->type) == 0 && strcmp(a->type_oid, b->type_oid) == 0;
}

/* Which columns have to read the same; those that are gone must have been declared. */
static void match_columns(Comparison *one)
{
    const ProveTable *before = one->before->table, *after = one->after->table;

    for (size_t i = 0; i < before->columns.count; i++) {
        const ProveColumn *column = &before->columns.items[i];
        int place = find_place(one, column);
        bool declared = is_declared(one->plan, before, column);

        if (place < 0) {
            if (!declared && !column->generated)
                add_loss(one,
                         arena_printf(one->arena, "column %s is gone, and the plan does not say so",
                                      column->name));
            continue;
        }
        if (declared || column->generated || after->columns.items[place].generated ||
            (!same_type(column, &after->columns.items[place]) &&
             !convert_column(one, i, after->columns.items[place].type)))
            continue;
        vec_push(one->arena, &one->places_before, (int)i);
        vec_push(one->arena, &one->places_after, place);
    }
}

/* The compared values of a row as JSON, which is also how a loss is shown. */
static const char *row_text(Comparison *one, const KeptTable *kept, const NumberVec *places,
                            size_t row)
{
    Str text = str_new(one->arena);

    str_char(&text, '{');
    for (size_t i = 0; i < places->count; i++) {
        const char *value =
            kept->values[row * kept->table->columns.count + (size_t)places->items[i]];

        str_text(&text, i > 0 ? ", " : "");
        str_json(&text, one->after->table->columns.items[one->places_after.items[i]].name);
        str_text(&text, ": ");
        if (value == NULL)
            str_text(&text, "null");
        else
            str_json(&text, value);
    }
    str_char(&text, '}');
    return text.text;
}

static TextVec row_texts(Comparison *one, const KeptTable *kept, const NumberVec *places)
{
    TextVec texts = {0};

    for (size_t row = 0; row < kept->rows; row++)
        vec_push(one->arena, &texts, row_text(one, kept, places, row));
    texts_sort(&texts);
    return texts;
}

static void compare_rows(Comparison *one)
{
    TextVec before = row_texts(one, one->before, &one->places_before);
    TextVec after = row_texts(one, one->after, &one->places_after);
    size_t i = 0, j = 0, shown = 0;

    while (i < before.count || j < after.count) {
        int order = i == before.count  ? 1
                    : j == after.count ? -1
                                       : strcmp(before.items[i], after.items[j]);

        if (order != 0 && shown++ < LOSS_LIMIT)
            add_loss(one, arena_printf(one->arena, "%s: %s",
                                       order < 0 ? "this row is gone" : "this row was not there",
                                       order < 0 ? before.items[i] : after.items[j]));
        i += order <= 0;
        j += order >= 0;
    }
    if (shown > LOSS_LIMIT)
        add_loss(one, arena_printf(one->arena, "and %zu more rows", shown - LOSS_LIMIT));
    one->result->kept_rows += before.count;
    one->result->kept_values += before.count * one->places_before.count;
}

static void compare_table(Comparison *one)
{
    if (one->before->rows == 0)
        return;
    if (one->after != NULL) {
        match_columns(one);
        compare_rows(one);
    } else if (!is_declared(one->plan, one->before->table, NULL)) {
        add_loss(one, "the table is gone with its rows, and the plan does not say so");
    }
}

/* ---- sequences ---- */

static const KeptSequence *find_sequence(const KeptSequenceVec *sequences,
                                         const KeptSequence *sequence)
{
    for (size_t i = 0; i < sequences->count; i++)
        if (strcmp(sequences->items[i].oid, sequence->oid) == 0)
            return &sequences->items[i];
    for (size_t i = 0; i < sequences->count; i++)
        if (strcmp(sequence->owner, "0") != 0 &&
            strcmp(sequences->items[i].owner, sequence->owner) == 0 &&
            sequences->items[i].owner_column == sequence->owner_column)
            return &sequences->items[i];
    return NULL;
}

/* A sequence that goes back gives numbers out a second time. */
static void compare_sequences(Comparison *one, const KeptSequenceVec *before,
                              const KeptSequenceVec *after)
{
    for (size_t i = 0; i < before->count; i++) {
        const KeptSequence *was = &before->items[i], *is = find_sequence(after, was);
        ProveNote note = {.table = was->name};

        /* One that counts the other way now has its own beginning. */
        if (!was->used || is == NULL || was->falls != is->falls)
            continue;
        one->result->sequences++;
        if (is->used ? (was->falls ? is->last <= was->last : is->last >= was->last)
                     : (was->falls ? is->start < was->last : is->start > was->last))
            continue;
        note.text = is->used
                        ? arena_printf(one->arena, "the sequence went back from %ld to %ld",
                                       was->last, is->last)
                        : arena_printf(one->arena, "the sequence had come to %ld and starts anew",
                                       was->last);
        vec_push(one->arena, &one->result->losses, note);
    }
}

bool kept_check(Session *session, Arena *arena, const KeptRows *before, const Plan *plan,
                ProveResult *result)
{
    Comparison one = {.session = session, .arena = arena, .plan = plan, .result = result};
    KeptRows *after = ARENA_NEW(arena, KeptRows);

    if (!prepare(session) || !read_all(session, arena, after))
        return false;
    for (size_t i = 0; i < before->contents.count; i++) {
        one.before = &before->contents.items[i];
        one.after = find_table(after, one.before->table);
        one.places_before = one.places_after = (NumberVec){0};
        compare_table(&one);
    }
    compare_sequences(&one, &before->sequences, &after->sequences);
    return true;
}
