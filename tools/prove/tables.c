#include "prove/tables.h"

static ProveTable *new_table(Arena *arena, const PGresult *result, int row)
{
    ProveTable *table = ARENA_NEW(arena, ProveTable);
    Str sql = str_new(arena);

    table->oid = prove_text(arena, result, row, 0);
    table->schema = prove_text(arena, result, row, 1);
    table->name = prove_text(arena, result, row, 2);
    table->partition_check = prove_text(arena, result, row, 11);
    str_sql_qualified(&sql, table->schema, table->name);
    table->sql = sql.text;
    return table;
}

static bool is_true(const PGresult *result, int row, int column)
{
    return libpq.PQgetvalue(result, row, column)[0] == 't';
}

static bool read_columns(Session *session, Arena *arena, ProveTableVec *tables)
{
    PGresult *result = prove_query(session, "columns", NULL);
    ProveTable *table = NULL;

    for (int row = 0; result != NULL && row < libpq.PQntuples(result); row++) {
        ProveColumn column = {.number = (int)prove_number(result, row, 3),
                              .name = prove_text(arena, result, row, 4),
                              .type = prove_text(arena, result, row, 5),
                              .type_oid = prove_text(arena, result, row, 6),
                              .modifier = prove_number(result, row, 7),
                              .required = is_true(result, row, 8),
                              .generated = is_true(result, row, 9),
                              .counted = is_true(result, row, 10)};

        if (table == NULL || strcmp(table->oid, libpq.PQgetvalue(result, row, 0)) != 0) {
            table = new_table(arena, result, row);
            vec_push(arena, tables, table);
        }
        if (column.name != NULL)
            vec_push(arena, &table->columns, column);
    }
    libpq.PQclear(result);
    return result != NULL;
}

static NumberVec read_numbers(Arena *arena, const char *text)
{
    NumberVec numbers = {0};
    char *rest;

    for (long number = strtol(text, &rest, 10); rest != text; number = strtol(text, &rest, 10)) {
        vec_push(arena, &numbers, (int)number);
        text = rest;
    }
    return numbers;
}

static bool read_ancestors(Session *session, Arena *arena, ProveTableVec *tables)
{
    PGresult *result = prove_query(session, "ancestors", NULL);

    for (int row = 0; result != NULL && row < libpq.PQntuples(result); row++) {
        ProveTable *table = tables_find(tables, libpq.PQgetvalue(result, row, 0));
        ProveAncestor ancestor = {.schema = prove_text(arena, result, row, 1),
                                  .name = prove_text(arena, result, row, 2)};

        if (table != NULL)
            vec_push(arena, &table->ancestors, ancestor);
    }
    libpq.PQclear(result);
    return result != NULL;
}

bool tables_read(Session *session, Arena *arena, ProveTableVec *tables)
{
    PGresult *result;

    if (!read_columns(session, arena, tables) || !read_ancestors(session, arena, tables))
        return false;
    result = prove_query(session, "constraints", NULL);
    for (int row = 0; result != NULL && row < libpq.PQntuples(result); row++) {
        ProveTable *table = tables_find(tables, libpq.PQgetvalue(result, row, 0));
        ProveConstraint constraint = {.name = prove_text(arena, result, row, 2),
                                      .columns =
                                          read_numbers(arena, libpq.PQgetvalue(result, row, 3)),
                                      .sql = prove_text(arena, result, row, 4),
                                      .references = prove_text(arena, result, row, 5),
                                      .reference_columns = prove_text(arena, result, row, 6)};

        if (table != NULL)
            vec_push(arena, &table->constraints, constraint);
    }
    libpq.PQclear(result);
    return result != NULL;
}

/* Runs all actions of a plan up to the last that renames something. */
static void run_renames(Session *session, const Plan *plan)
{
    size_t end = plan->actions.count;

    while (end > 0 && plan->actions.items[end - 1].verb != ACTION_RENAME)
        end--;
    for (size_t i = 0; i < end; i++)
        for (size_t j = 0; j < plan->actions.items[i].steps.list.count; j++)
            session_try(session, plan->actions.items[i].steps.list.items[j].sql);
}

bool tables_begin_renamed(Session *session, const Plan *plan)
{
    if (!session_run(session, "try the renames of a plan", "begin"))
        return false;
    run_renames(session, plan);
    if (libpq.PQtransactionStatus(session->pg) == PQTRANS_INTRANS)
        return true;
    session_rollback(session);
    return false;
}

ProveTable *tables_find(const ProveTableVec *tables, const char *oid)
{
    for (size_t i = 0; i < tables->count; i++)
        if (strcmp(tables->items[i]->oid, oid) == 0)
            return tables->items[i];
    return NULL;
}

ProveTable *tables_find_named(const ProveTableVec *tables, const char *sql)
{
    for (size_t i = 0; i < tables->count; i++)
        if (strcmp(tables->items[i]->sql, sql) == 0)
            return tables->items[i];
    return NULL;
}

const ProveColumn *table_column(const ProveTable *table, int number)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (table->columns.items[i].number == number)
            return &table->columns.items[i];
    return NULL;
}

const ProveColumn *table_column_named(const ProveTable *table, const char *name)
{
    for (size_t i = 0; i < table->columns.count; i++)
        if (strcmp(table->columns.items[i].name, name) == 0)
            return &table->columns.items[i];
    return NULL;
}

const ProveConstraint *table_constraint(const ProveTable *table, const char *name)
{
    for (size_t i = 0; i < table->constraints.count; i++)
        if (strcmp(table->constraints.items[i].name, name) == 0)
            return &table->constraints.items[i];
    return NULL;
}
