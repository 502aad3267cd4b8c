#include "prove/fill.h"

#include "prove/candidates.h"

#define ROWS 3         /* for each table */
#define TRIES 150      /* for a row */
#define TUPLE_LIMIT 20 /* rows of a referenced table to choose from */

/* A column, and what can be put into it. */
typedef struct Field {
    const ProveColumn *column;
    TextVec values;
    bool left_out; /* the server makes its value */
    bool in_key;   /* of a foreign key */
    size_t choice;
    const char *value; /* NULL: null */
    bool taken;        /* a foreign key has decided */
} Field;

typedef VEC(Field) FieldVec;

/* A foreign key and the rows that it can point to. */
typedef struct Key {
    NumberVec columns; /* of the table that is filled */
    const char *references;
    const char *reference_columns;
    PGresult *rows;
    size_t choice;
} Key;

typedef VEC(Key) KeyVec;

typedef enum FillState {
    FILL_WAITS,
    FILL_DONE,
    FILL_EMPTY,
} FillState;

typedef struct Filling {
    Arena *arena;
    Session *from;
    Session *to;
    CandidateSource sources[2];
    ProveTableVec tables;
    ProveTableVec renamed; /* the same tables with the names that the plan gives them */
    ProveTableVec twins;   /* all of TO */
    FillState *states;
    ProveResult *result;
} Filling;

/* One table on its way. */
typedef struct Task {
    Filling *filling;
    const ProveTable *table;
    const ProveTable *renamed;
    const ProveTable *twin; /* NULL */
    FieldVec fields;
    KeyVec keys;
    const char *reason; /* the last refusal */
    NumberVec blamed;   /* columns that it speaks of; none: any */
    size_t last_row;    /* of the table; the one with nulls */
} Task;

/* ---- what a row consists of ---- */

static bool same_numbers(const NumberVec *a, const NumberVec *b)
{
    return a->count == b->count && memcmp(a->items, b->items, a->count * sizeof(*a->items)) == 0;
}

static bool has_key(const Task *task, const Key *key)
{
    for (size_t i = 0; i < task->keys.count; i++)
        if (same_numbers(&task->keys.items[i].columns, &key->columns) &&
            strcmp(task->keys.items[i].references, key->references) == 0)
            return true;
    return false;
}

/* The columns of a constraint of the twin by the numbers that they have in the table; none when one is missing. */
static NumberVec columns_of_twin(const Task *task, const NumberVec *columns)
{
    NumberVec numbers = {0};

    for (size_t i = 0; i < columns->count; i++) {
        const ProveColumn *other = table_column(task->twin, columns->items[i]);
        const ProveColumn *column =
            other != NULL ? table_column_named(task->renamed, other->name) : NULL;

        if (column == NULL)
            return (NumberVec){0};
        vec_push(task->filling->arena, &numbers, column->number);
    }
    return numbers;
}

/* The column of TO that a column of the table is; NULL when there is none. */
static const ProveColumn *column_of_twin(const Task *task, const ProveColumn *column)
{
    const ProveColumn *renamed = table_column(task->renamed, column->number);

    return task->twin != NULL ? table_column_named(task->twin, renamed->name) : NULL;
}

/* The table of FROM that TO calls by this name. */
static const char *former_name(const Filling *filling, const char *name)
{
    const ProveTable *renamed = tables_find_named(&filling->renamed, name);

    return renamed != NULL ? tables_find(&filling->tables, renamed->oid)->sql : name;
}

/* Foreign keys of the table, and those that TO adds between what is there already. */
static void find_keys(Task *task)
{
    const ProveTable *const sides[] = {task->table, task->twin};

    for (size_t side = 0; side < 2; side++) {
        for (size_t i = 0; sides[side] != NULL && i < sides[side]->constraints.count; i++) {
            const ProveConstraint *constraint = &sides[side]->constraints.items[i];
            Key key = {.reference_columns = constraint->reference_columns};

            if (constraint->references == NULL)
                continue;
            key.references = side == 0 ? constraint->references
                                       : former_name(task->filling, constraint->references);
            key.columns =
                side == 0 ? constraint->columns : columns_of_twin(task, &constraint->columns);
            if (key.columns.count > 0 && !has_key(task, &key))
                vec_push(task->filling->arena, &task->keys, key);
        }
    }
}

static bool is_in_key(const Task *task, int number)
{
    for (size_t i = 0; i < task->keys.count; i++)
        for (size_t j = 0; j < task->keys.items[i].columns.count; j++)
            if (task->keys.items[i].columns.items[j] == number)
                return true;
    return false;
}

static void find_fields(Task *task)
{
    Filling *filling = task->filling;

    for (size_t i = 0; i < task->table->columns.count; i++) {
        const ProveColumn *column = &task->table->columns.items[i];
        Field field = {.column = column};

        if (column->generated)
            continue;
        field.in_key = is_in_key(task, column->number);
        field.left_out = column->counted && !field.in_key;
        if (!field.left_out)
            field.values =
                candidates_find(&filling->sources[0], task->table, column, &filling->sources[1],
                                task->twin, column_of_twin(task, column));
        /* Without a value of ours, there may be a default. */
        field.left_out = field.left_out || (!field.in_key && field.values.count == 0);
        vec_push(filling->arena, &task->fields, field);
    }
}

/* Rows that the foreign keys can point to; other columns than those named in the keys do not matter. */
static void read_keys(Task *task)
{
    for (size_t i = 0; i < task->keys.count; i++) {
        Key *key = &task->keys.items[i];

        libpq.PQclear(key->rows);
        key->rows =
            libpq.PQexec(task->filling->from->pg,
                         arena_printf(task->filling->arena, "select %s from %s order by 1 limit %d",
                                      key->reference_columns, key->references, TUPLE_LIMIT));
    }
}

static void release_keys(Task *task)
{
    for (size_t i = 0; i < task->keys.count; i++)
        libpq.PQclear(task->keys.items[i].rows);
}

static int key_rows(const Key *key)
{
    return libpq.PQntuples(key->rows);
}

/* ---- choosing ---- */

static bool is_blamed(const Task *task, int number)
{
    for (size_t i = 0; i < task->blamed.count; i++)
        if (task->blamed.items[i] == number)
            return true;
    return task->blamed.count == 0;
}

static bool key_is_blamed(const Task *task, const Key *key)
{
    for (size_t i = 0; i < key->columns.count; i++)
        if (is_blamed(task, key->columns.items[i]))
            return true;
    return false;
}

/* How many values a field can have, null with them. */
static size_t choices(const Field *field)
{
    return field->values.count + (field->column->required ? 0 : 1);
}

/* Null comes last; in the last row it is the first choice of every column that takes it. */
static void take_choice(const Task *task, Field *field, size_t row)
{
    size_t count = choices(field);
    size_t choice = field->choice;

    if (count == 0)
        return;
    if (row == task->last_row && !field->column->required)
        choice = (choice + field->values.count) % count;
    else
        choice %= count;
    field->value = choice < field->values.count ? field->values.items[choice] : NULL;
}

/* Nobody knows which column it is: all of them change, in an order without a pattern that is the same each time. */
static void mix_choices(Task *task, unsigned number)
{
    unsigned state = number * 2654435761u;

    for (size_t i = 0; i < task->keys.count + task->fields.count; i++) {
        size_t *choice = i < task->keys.count ? &task->keys.items[i].choice
                                              : &task->fields.items[i - task->keys.count].choice;

        state = state * 1103515245u + 12345u;
        *choice = state >> 16;
    }
}

/* The choices of the columns that are blamed count like the digits of a number. */
static void next_choice(Task *task, unsigned number)
{
    if (task->blamed.count == 0) {
        mix_choices(task, number);
        return;
    }
    for (size_t i = 0; i < task->keys.count; i++) {
        Key *key = &task->keys.items[i];

        if (!key_is_blamed(task, key))
            continue;
        key->choice++;
        if (key->choice % (size_t)(key_rows(key) + 1) != 0)
            return;
    }
    for (size_t i = 0; i < task->fields.count; i++) {
        Field *field = &task->fields.items[i];

        if (field->left_out || !is_blamed(task, field->column->number) || choices(field) == 0)
            continue;
        field->choice++;
        if (field->choice % choices(field) != 0)
            return;
    }
}

/* True when the key binds nothing while a column of it is null. */
static bool key_is_optional(const Task *task, const Key *key)
{
    for (size_t i = 0; i < key->columns.count; i++)
        if (!table_column(task->table, key->columns.items[i])->required)
            return true;
    return false;
}

static Field *find_field(Task *task, int number)
{
    for (size_t i = 0; i < task->fields.count; i++)
        if (task->fields.items[i].column->number == number)
            return &task->fields.items[i];
    return NULL;
}

/* True when the row that a key points to agrees with what other keys have decided. */
static bool agrees(Task *task, const Key *key, int at)
{
    for (size_t i = 0; i < key->columns.count; i++) {
        const Field *field = find_field(task, key->columns.items[i]);

        if (field != NULL && field->taken &&
            !text_equal(field->value, libpq.PQgetvalue(key->rows, at, (int)i)))
            return false;
    }
    return true;
}

static void take(Field *field, const char *value)
{
    if (field == NULL || field->taken)
        return;
    field->value = value;
    field->taken = true;
}

/* Lets a key point nowhere. False when it must not. */
static bool take_null_key(Task *task, const Key *key)
{
    bool null = false;

    for (size_t i = 0; i < key->columns.count; i++) {
        Field *field = find_field(task, key->columns.items[i]);

        if (field != NULL && !field->column->required)
            take(field, NULL);
        null = null || (field != NULL && field->taken && field->value == NULL);
    }
    return null;
}

/* Chooses the row that a key points to, or none. False when nothing fits to what is decided already. */
static bool take_key(Task *task, const Key *key, size_t row)
{
    int count = key_rows(key);
    bool optional = key_is_optional(task, key);
    size_t all = (size_t)count + (optional ? 1 : 0);
    size_t choice = key->choice + (optional && row == task->last_row ? (size_t)count : 0);

    for (size_t i = 0; i < all; i++) {
        int at = (int)((choice + i) % all);

        if (at == count)
            return take_null_key(task, key);
        if (!agrees(task, key, at))
            continue;
        for (size_t j = 0; j < key->columns.count; j++)
            take(find_field(task, key->columns.items[j]),
                 prove_text(task->filling->arena, key->rows, at, (int)j));
        return true;
    }
    return false;
}

/* False when the keys contradict each other. */
static bool take_values(Task *task, size_t row)
{
    bool possible = true;

    for (size_t i = 0; i < task->fields.count; i++) {
        task->fields.items[i].taken = false;
        task->fields.items[i].value = NULL;
    }
    for (size_t i = 0; possible && i < task->keys.count; i++)
        possible = take_key(task, &task->keys.items[i], row);
    for (size_t i = 0; i < task->fields.count; i++)
        if (!task->fields.items[i].taken && !task->fields.items[i].left_out)
            take_choice(task, &task->fields.items[i], row);
    return possible;
}

static void start_row(Task *task, size_t row)
{
    for (size_t i = 0; i < task->fields.count; i++)
        task->fields.items[i].choice = row;
    for (size_t i = 0; i < task->keys.count; i++)
        task->keys.items[i].choice = row;
}

/* ---- putting in ---- */

/* Remembers why a row was refused, and by which columns. */
static void note_refusal(Task *task, const ProveTable *table, const PGresult *result)
{
    const char *message = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
    const char *name = libpq.PQresultErrorField(result, PG_DIAG_CONSTRAINT_NAME);
    const char *column_name = libpq.PQresultErrorField(result, PG_DIAG_COLUMN_NAME);
    const ProveConstraint *constraint = name != NULL ? table_constraint(table, name) : NULL;
    const ProveColumn *column =
        column_name == NULL
            ? NULL
            : table_column_named(table == task->table ? task->table : task->renamed, column_name);

    task->reason =
        arena_strdup(task->filling->arena, message != NULL ? message : "no row was made");
    task->blamed = (NumberVec){0};
    if (constraint != NULL)
        task->blamed = table == task->table ? constraint->columns
                                            : columns_of_twin(task, &constraint->columns);
    else if (column != NULL)
        vec_push(task->filling->arena, &task->blamed, column->number);
}

/* INSERT into FROM; the row as it is there, NULL when it was refused. */
static PGresult *insert_from(Task *task)
{
    Str sql = str_new(task->filling->arena);
    Str names = str_new(task->filling->arena), values = str_new(task->filling->arena);
    PGresult *result;

    for (size_t i = 0; i < task->fields.count; i++) {
        const Field *field = &task->fields.items[i];

        str_text(&names, i > 0 ? ", " : "");
        str_sql_ident(&names, field->column->name);
        str_text(&values, i > 0 ? ", " : "");
        if (field->left_out && !field->taken)
            str_text(&values, "default");
        else if (field->value == NULL)
            str_text(&values, "null");
        else
            str_sql_literal(&values, field->value);
    }
    str_printf(&sql, "insert into %s", task->table->sql);
    if (names.length > 0)
        str_printf(&sql, " (%s) overriding system value values (%s)", names.text, values.text);
    else
        str_text(&sql, " default values");
    /* There may be no column of its own to return. */
    str_text(&sql, " returning tableoid, *");
    result = libpq.PQexec(task->filling->from->pg, sql.text);
    if (libpq.PQresultStatus(result) == PGRES_TUPLES_OK && libpq.PQntuples(result) == 1)
        return result;
    note_refusal(task, task->table, result);
    libpq.PQclear(result);
    return NULL;
}

/* The same row for TO, as far as it has these columns. */
static bool insert_to(Task *task, const PGresult *row)
{
    Str sql = str_new(task->filling->arena);
    Str names = str_new(task->filling->arena), values = str_new(task->filling->arena);
    PGresult *result;
    bool ok;

    for (int i = 1; i < libpq.PQnfields(row); i++) {
        const ProveColumn *column =
            column_of_twin(task, table_column_named(task->table, libpq.PQfname(row, i)));

        if (column == NULL || column->generated)
            continue;
        str_text(&names, names.length > 0 ? ", " : "");
        str_sql_ident(&names, column->name);
        str_text(&values, values.length > 0 ? ", " : "");
        if (libpq.PQgetisnull(row, 0, i))
            str_text(&values, "null");
        else
            str_sql_literal(&values, libpq.PQgetvalue(row, 0, i));
    }
    str_printf(&sql, "insert into %s", task->twin->sql);
    if (names.length > 0)
        str_printf(&sql, " (%s) overriding system value values (%s)", names.text, values.text);
    else
        str_text(&sql, " default values");
    result = libpq.PQexec(task->filling->to->pg, sql.text);
    ok = libpq.PQresultStatus(result) == PGRES_COMMAND_OK;
    if (!ok)
        note_refusal(task, task->twin, result);
    libpq.PQclear(result);
    return ok;
}

static bool simple(Session *session, const char *sql)
{
    return session_run(session, "put rows into tables", sql);
}

/* One try: both take the row, or neither has it. *ok: after no error of the connection. */
static bool try_row(Task *task, bool *ok)
{
    Session *from = task->filling->from;
    PGresult *row;
    bool taken;

    *ok = simple(from, "begin");
    if (!*ok)
        return false;
    row = insert_from(task);
    taken = row != NULL && (task->twin == NULL || insert_to(task, row));
    libpq.PQclear(row);
    *ok = simple(from, taken ? "commit" : "rollback");
    return taken && *ok;
}

/* Puts one row in, if any choice of values is taken. False after an error. */
static bool fill_row(Task *task, size_t row, size_t *rows)
{
    bool ok = true;

    start_row(task, row);
    for (unsigned i = 0; ok && i < TRIES; i++) {
        if (take_values(task, row) && try_row(task, &ok)) {
            ++*rows;
            return true;
        }
        next_choice(task, i);
    }
    return ok;
}

/* ---- all tables ---- */

static void stay_empty(Filling *filling, size_t table, const char *reason)
{
    ProveNote note = {.table = filling->tables.items[table]->sql, .text = reason};

    filling->states[table] = FILL_EMPTY;
    vec_push(filling->arena, &filling->result->empty, note);
}

/* A key that no row can fulfil. */
static const char *needed_table(const Task *task)
{
    for (size_t i = 0; i < task->keys.count; i++)
        if (key_rows(&task->keys.items[i]) == 0 && !key_is_optional(task, &task->keys.items[i]))
            return task->keys.items[i].references;
    return NULL;
}

static bool fill_table(Filling *filling, size_t table)
{
    Task task = {.filling = filling, .table = filling->tables.items[table], .last_row = ROWS - 1};
    size_t rows = 0;
    const char *needed;
    bool ok = true;

    task.reason = "its foreign keys contradict each other";
    task.renamed = tables_find(&filling->renamed, task.table->oid);
    task.twin = tables_find_named(&filling->twins, task.renamed->sql);
    find_keys(&task);
    read_keys(&task);
    find_fields(&task);
    needed = needed_table(&task);
    for (size_t row = 0; ok && needed == NULL && row < ROWS; row++)
        ok = fill_row(&task, row, &rows);
    release_keys(&task);
    filling->result->rows += rows;
    filling->result->filled += rows > 0 ? 1 : 0;
    filling->states[table] = FILL_DONE;
    if (ok && rows == 0)
        stay_empty(filling, table,
                   needed != NULL ? arena_printf(filling->arena, "it needs a row of %s", needed)
                                  : task.reason);
    return ok;
}

/* True when a referenced table has still to be filled; with `required_only`, when a row cannot do without it. */
static bool waits(const Filling *filling, const ProveTable *table, bool required_only)
{
    for (size_t i = 0; i < table->constraints.count; i++) {
        const ProveConstraint *constraint = &table->constraints.items[i];

        if (constraint->references == NULL || strcmp(constraint->references, table->sql) == 0)
            continue;
        for (size_t j = 0; j < filling->tables.count; j++) {
            bool optional = true;

            if (filling->states[j] != FILL_WAITS ||
                strcmp(filling->tables.items[j]->sql, constraint->references) != 0)
                continue;
            for (size_t k = 0; k < constraint->columns.count; k++)
                optional = optional && !table_column(table, constraint->columns.items[k])->required;
            if (!required_only || !optional)
                return true;
        }
    }
    return false;
}

/* The next table that can be filled, tables.count when there is none left. */
static size_t next_table(const Filling *filling)
{
    for (int pass = 0; pass < 3; pass++)
        for (size_t i = 0; i < filling->tables.count; i++)
            if (filling->states[i] == FILL_WAITS &&
                (pass == 2 || !waits(filling, filling->tables.items[i], pass == 1)))
                return i;
    return filling->tables.count;
}

/* In TO, triggers would add rows of their own, and foreign keys have to be checked; in FROM, the keys are right by
 * themselves. */
static bool silence_triggers(Filling *filling)
{
    if (!simple(filling->from, "set session_replication_role = replica"))
        return false;
    for (size_t i = 0; i < filling->twins.count; i++)
        if (!simple(filling->to, arena_printf(filling->arena, "alter table %s disable trigger user",
                                              filling->twins.items[i]->sql)))
            return false;
    return true;
}

static bool read_renamed(Filling *filling, const Plan *plan)
{
    bool ok;

    if (!tables_begin_renamed(filling->from, plan)) {
        filling->renamed = filling->tables;
        return libpq.PQstatus(filling->from->pg) == CONNECTION_OK;
    }
    ok = tables_read(filling->from, filling->arena, &filling->renamed);
    session_rollback(filling->from);
    return ok;
}

bool fill_tables(Session *from, Session *to, const Plan *plan, Arena *arena, ProveResult *result)
{
    static const char SETTINGS[] = "reset session authorization; reset role; reset all; "
                                   "set search_path = ''";
    Filling filling = {.arena = arena, .from = from, .to = to, .result = result};
    Session *const sessions[] = {from, to};

    for (size_t i = 0; i < 2; i++)
        filling.sources[i] =
            (CandidateSource){.session = sessions[i], .arena = arena, .types = map_new(arena)};
    if (!simple(from, SETTINGS) || !simple(to, SETTINGS) ||
        !tables_read(from, arena, &filling.tables) || !tables_read(to, arena, &filling.twins) ||
        !read_renamed(&filling, plan) || !silence_triggers(&filling))
        return false;
    result->tables = filling.tables.count;
    filling.states = arena_alloc(arena, (filling.tables.count + 1) * sizeof(*filling.states));
    for (size_t i = next_table(&filling); i < filling.tables.count; i = next_table(&filling))
        if (!fill_table(&filling, i))
            return false;
    return simple(from, "reset all");
}
