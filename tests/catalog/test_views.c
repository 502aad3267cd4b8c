/*
 * needs: server
 *
 * What the model says of the columns of views.sql, and what a server says: each type is the server's or unknown, and a
 * column that is said to be never null is not, over rows that are full of nulls.
 */
#include "catalog/comparison.h"
#include "roundtrip/database.h"
#include "sqlread/sqlread.h"

#define VIEWS "tests/catalog/views.sql"

/* As many columns may be unknown: functions whose result only a server can tell. Not more than today. */
#define UNKNOWN_AT_MOST 1

typedef struct Fixture {
    Database database;
    Model *model;
} Fixture;

static Fixture fixture;

static int group_setup(void **state)
{
    Arena *arena = test_arena();
    DiagList diags = diag_list_new(arena);
    Source *source = file_read(arena, VIEWS, &diags);
    SqlReader *reader;
    const char *error;

    (void)state;
    fixture.model = model_new(arena);
    reader = sql_reader_new(fixture.model, &diags);
    sql_reader_read(reader, source, false);
    sql_reader_finish(reader);
    error = diags.errors > 0 ? support_diag_text(&diags)
                             : database_begin(arena, &fixture.database, "views");
    if (error == NULL)
        error = database_open(arena, &fixture.database);
    if (error == NULL)
        error = database_load(arena, &fixture.database, source);
    if (error != NULL)
        fprintf(stderr, "%s\n", error);
    return error == NULL ? 0 : -1;
}

static int group_teardown(void **state)
{
    (void)state;
    database_end(&fixture.database);
    return 0;
}

static void test_types_are_those_of_the_server(void **state)
{
    Arena *arena = test_arena();
    Catalog catalog;
    ViewColumnCounts counts = {0};
    Str differences = str_new(arena);
    const char *error;

    (void)state;
    catalog_init(&catalog, arena);
    error = database_run(arena, &fixture.database, "SET search_path = ''");
    if (error == NULL)
        error = catalog_prepare(&catalog, fixture.database.conn);
    if (error == NULL)
        error = catalog_compare_view_columns(&catalog, fixture.database.conn, fixture.model,
                                             &differences, &counts);
    if (error != NULL)
        fail_msg("%s", error);
    printf("%zu columns, %zu unknown\n", counts.all, counts.unknown);
    if (differences.length > 0)
        fail_msg("\n%s", differences.text);
    assert_true(counts.unknown <= UNKNOWN_AT_MOST);
}

/* Appends the column when a row of the view has a null there. */
static void check_not_null(Str *out, const Object *view, const char *column)
{
    Str sql = str_new(out->arena);
    PGresult *result;

    str_text(&sql, "SELECT FROM ");
    str_sql_qualified(&sql, view->schema, view->name);
    str_text(&sql, " WHERE ");
    str_sql_ident(&sql, column);
    str_text(&sql, " IS NULL LIMIT 1");
    result = PQexec(fixture.database.conn, sql.text);
    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        str_printf(out, "%s.%s: %s", view->name, column, PQresultErrorMessage(result));
    else if (PQntuples(result) > 0)
        str_printf(out, "%s.%s is null in a row\n", view->name, column);
    PQclear(result);
}

static void test_what_is_never_null_never_is(void **state)
{
    Str out = str_new(test_arena());
    size_t all = 0;
    size_t not_null = 0;

    (void)state;
    for (size_t i = 0; i < fixture.model->objects.count; i++) {
        const ViewObject *view = (const ViewObject *)fixture.model->objects.items[i];

        if (!object_is_view(&view->object))
            continue;
        for (size_t j = 0; j < view->columns.count; j++) {
            all++;
            if (!view->columns.items[j].not_null)
                continue;
            not_null++;
            check_not_null(&out, &view->object, view->columns.items[j].name);
        }
    }
    printf("%zu of %zu columns are never null\n", not_null, all);
    if (out.length > 0)
        fail_msg("\n%s", out.text);
    assert_true(not_null > 0);
}
