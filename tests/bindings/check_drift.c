/*
 * check_drift.c - the database is not the one the code was generated for: each difference is noticed, none is misread.
 * Also values that C cannot hold, and statements that go stale.
 */
#include "check.h"

#include "db.h"

#include <stdio.h>
#include <string.h>

/* Statements that the server forgot are prepared again, unless that would lose a transaction. */
static void check_stale(Check *check)
{
    db_conn *conn = check->conn;
    db_tasks_rows rows;

    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    db_tasks_rows_free(&rows);
    check_sql_inside(check, "DISCARD ALL");
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    db_tasks_rows_free(&rows);
    CHECK_OK(check, db_begin(conn));
    CHECK_STATUS(check, db_tasks_get(conn, -5, &rows), DB_NOT_FOUND);
    check_sql_inside(check, "DEALLOCATE ALL");
    CHECK_STATUS(check, db_tasks_get(conn, -5, &rows), DB_ERR_RETRY);
    CHECK_OK(check, db_rollback(conn));
    CHECK_STATUS(check, db_tasks_get(conn, -5, &rows), DB_NOT_FOUND);
}

static void check_missing_table(Check *check)
{
    db_conn *conn = check->conn;
    db_tasks_rows rows;

    check_sql(check, "ALTER TABLE tasks RENAME TO tasks_away");
    CHECK_STATUS(check, db_tasks_list(conn, NULL, NULL, &rows), DB_ERR_SCHEMA);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "42P01");
    CHECK(check, db_last_error(conn)->hint[0] != '\0');
    check_sql(check, "ALTER TABLE tasks_away RENAME TO tasks");
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    db_tasks_rows_free(&rows);
}

/* Changes the type of no_key.a or .b and reads; `expected` is what the list must return. */
static void check_list_after(Check *check, const char *sql, db_status expected)
{
    db_no_key_rows rows;

    check_sql(check, sql);
    CHECK_STATUS(check, db_no_key_list(check->conn, NULL, NULL, &rows), expected);
    db_no_key_rows_free(&rows);
}

static void check_column_types(Check *check)
{
    db_conn *conn = check->conn;
    const db_no_key_new values = {.a = {DB_VALUE, 77}, .b = "x"};

    check_sql(check, "TRUNCATE no_key; INSERT INTO no_key VALUES (1, 'b')");
    check_list_after(check, "ALTER TABLE no_key ALTER a TYPE bigint", DB_ERR_SCHEMA);
    CHECK_TEXT(check, db_last_error(conn)->column, "a");
    /* Parameters have casts, so writing still works where a cast exists. */
    CHECK_OK(check, db_no_key_insert(conn, &values, NULL));
    CHECK_SQL(check, "SELECT a FROM no_key WHERE b = 'x'", "77");
    check_list_after(check, "ALTER TABLE no_key ALTER a TYPE text", DB_ERR_SCHEMA);
    check_list_after(check, "ALTER TABLE no_key ALTER a TYPE uuid USING NULL", DB_ERR_SCHEMA);
    CHECK_STATUS(check, db_no_key_insert(conn, &values, NULL), DB_ERR_SCHEMA);
    check_list_after(check, "ALTER TABLE no_key ALTER a TYPE real USING 1", DB_ERR_SCHEMA);
    check_list_after(check, "ALTER TABLE no_key ALTER a TYPE date USING now()", DB_ERR_SCHEMA);
    check_list_after(check, "ALTER TABLE no_key ALTER a TYPE int USING 1", DB_OK);

    check_list_after(check, "ALTER TABLE no_key ALTER b TYPE varchar(9)", DB_OK);
    check_list_after(check, "ALTER TABLE no_key ALTER b TYPE jsonb USING '{}'", DB_ERR_SCHEMA);
    check_list_after(check, "ALTER TABLE no_key ALTER b TYPE numeric USING 1", DB_ERR_SCHEMA);
    check_list_after(check,
                     "ALTER TABLE no_key ALTER b TYPE text, ALTER b DROP NOT NULL;"
                     " UPDATE no_key SET b = NULL",
                     DB_ERR_SCHEMA);
    CHECK_HOLDS(check, db_last_error(conn)->message, "NULL");
    check_list_after(check, "ALTER TABLE no_key DROP a", DB_ERR_SCHEMA);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "42703");
    /* A column more is none of our business. */
    check_list_after(check, "ALTER TABLE no_key ADD a int, ADD more int; UPDATE no_key SET b = 'b'",
                     DB_OK);
}

static db_status give_row(void *context, db_no_key_new *row)
{
    int *left = context;

    *row = (db_no_key_new){.a = {DB_VALUE, 5}, .b = "copied"};
    return --*left < 0 ? DB_NOT_FOUND : DB_OK;
}

static bool sum_up(void *context, const db_no_key_row *row)
{
    *(int *)context += row->a.value * (int)strlen(row->b);
    return true;
}

/* Another table in its place, with the same columns in another order and more of them: nothing is mixed up. */
static void check_order_of_columns(Check *check)
{
    static db_no_key_new values[1500];
    db_conn *conn = check->conn;
    const int32_t four = 4;
    const db_no_key_filter filter = {.a = {.eq = &four}};
    db_no_key_rows rows;
    int left = 2, sum = 0;

    check_sql(check,
              "ALTER TABLE no_key RENAME TO no_key_away; CREATE TABLE no_key ("
              "first text DEFAULT 'x', gone int, b text NOT NULL, more jsonb DEFAULT '{}', a int);"
              " ALTER TABLE no_key DROP gone; INSERT INTO no_key (a, b) VALUES (1, 'b')");
    CHECK_OK(check, db_no_key_list(conn, NULL, NULL, &rows));
    if (CHECK(check, rows.count == 1)) {
        CHECK(check, rows.rows[0].a.value == 1);
        CHECK_TEXT(check, rows.rows[0].b, "b");
    }
    db_no_key_rows_free(&rows);
    for (int i = 0; i < 1500; i++)
        values[i] = (db_no_key_new){.a = {DB_VALUE, 4}, .b = "many"};
    CHECK_OK(check, db_no_key_insert(conn, &(db_no_key_new){.a = {DB_VALUE, 2}, .b = "cc"}, &rows));
    if (CHECK(check, rows.count == 1)) {
        CHECK(check, rows.rows[0].a.value == 2);
        CHECK_TEXT(check, rows.rows[0].b, "cc");
    }
    db_no_key_rows_free(&rows);
    CHECK_OK(check, db_no_key_insert_many(conn, values, 10, NULL));   /* as arrays */
    CHECK_OK(check, db_no_key_insert_many(conn, values, 1500, NULL)); /* by COPY */
    CHECK_OK(check, db_no_key_copy_in(conn, give_row, &left, NULL));
    CHECK_OK(check, db_no_key_each(conn, NULL, NULL, sum_up, &sum));
    CHECK(check, sum == 1 + 2 * 2 + 1510 * 4 * 4 + 2 * 5 * 6);
    CHECK_OK(check, db_no_key_update_where(conn, &filter,
                                           &(db_no_key_changes){.b = {DB_VALUE, "new"}}, NULL));
    CHECK_SQL(check,
              "SELECT string_agg(concat_ws(' ', a, b, n), ', ' ORDER BY a) FROM (SELECT a, b, "
              "count(*) AS n"
              " FROM no_key WHERE first = 'x' AND more = '{}' GROUP BY a, b) AS t",
              "1 b 1, 2 cc 1, 4 new 1510, 5 copied 2");
    check_sql(check, "DROP TABLE no_key; ALTER TABLE no_key_away RENAME TO no_key");
    check_list_after(check, "ANALYZE no_key", DB_OK);
}

static void check_new_label(Check *check)
{
    db_tasks_rows rows;

    check_sql(check, "ALTER TYPE task_status ADD VALUE 'brand new'");
    check_sql(check, "WITH person AS (INSERT INTO auth.users DEFAULT VALUES RETURNING id)"
                     " INSERT INTO tasks (user_id, prompt) SELECT id, 'of today' FROM person");
    check_sql(check, "UPDATE tasks SET status = 'brand new'");
    CHECK_OK(check, db_tasks_list(check->conn, NULL, NULL, &rows));
    CHECK(check, rows.count > 0 && rows.rows[0].status == DB_TASK_STATUS_UNRECOGNIZED);
    db_tasks_rows_free(&rows);
}

/* Reads a row that holds a value. */
static void check_value(Check *check, const char *column, const char *value, db_status expected)
{
    char sql[256];
    db_every_type_rows rows;

    snprintf(sql, sizeof sql, "TRUNCATE every_type; INSERT INTO every_type (%s) VALUES ('%s')",
             column, value);
    check_sql(check, sql);
    CHECK_STATUS(check, db_every_type_list(check->conn, NULL, NULL, &rows), expected);
    db_every_type_rows_free(&rows);
}

static void check_values(Check *check)
{
    check_value(check, "ai4", "{{1,2},{3,4}}", DB_OK);
    check_value(check, "at", "[5:6]={a,b}", DB_OK);
    check_value(check, "tstz", "294276-12-31 23:59:59.999999Z", DB_ERR_VALUE);
    check_value(check, "ts", "294276-12-31 23:59:59.999", DB_ERR_VALUE);
    check_value(check, "ats", "{294276-12-31}", DB_ERR_VALUE);
    check_value(check, "d", "5874897-12-31", DB_OK);
    check_value(check, "d", "4713-01-01 BC", DB_OK);
}

/* Values that C can hold and the server cannot. */
static void check_refused(Check *check)
{
    static const db_nullable_int64 item = {.value = 1};
    db_conn *conn = check->conn;
    const struct {
        db_every_type_new values;
        db_status expected;
    } cases[] = {
        {{.d = {DB_VALUE, INT32_MIN + 1}}, DB_ERR_ARGUMENT},
        {{.d = {DB_VALUE, INT32_MAX - 1}}, DB_ERR_SERVER},
        {{.ts = {DB_VALUE, INT64_MIN + 1}}, DB_ERR_ARGUMENT},
        {{.ts = {DB_VALUE, INT64_MIN / 2}}, DB_ERR_SERVER},
        {{.n = {DB_VALUE, "12x"}}, DB_ERR_SERVER},
        {{.vc = {DB_VALUE, "too long"}}, DB_ERR_SERVER},
        {{.jb = {DB_VALUE, "{"}}, DB_ERR_SERVER},
        {{.ip = {DB_VALUE, {.version = 5}}}, DB_ERR_ARGUMENT},
        {{.vbits = {DB_VALUE, {.count = 1}}}, DB_ERR_ARGUMENT},
        {{.pr = {DB_VALUE, {.second = {.value = NULL}}}}, DB_ERR_ARGUMENT},
        {{.rng = {DB_VALUE,
                  {.lower_bound = DB_BOUND_INCLUSIVE,
                   .lower = 2,
                   .upper_bound = DB_BOUND_INCLUSIVE,
                   .upper = 1}}},
         DB_ERR_SERVER},
        {{.t = {DB_VALUE, NULL}}, DB_ERR_ARGUMENT},
        {{.by = {DB_VALUE, {NULL, 5}}}, DB_ERR_ARGUMENT},
        {{.by = {DB_VALUE, {"", (size_t)1 << 31}}}, DB_ERR_ARGUMENT},
        {{.ai8 = {DB_VALUE, {.count = (size_t)1 << 33, .items = &item}}}, DB_ERR_ARGUMENT},
        {{.ai8 = {DB_VALUE, {.count = 1, .items = NULL}}}, DB_ERR_ARGUMENT},
        {{.at = {DB_VALUE, {.count = 1, .items = NULL}}}, DB_ERR_ARGUMENT},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        CHECK_STATUS(check, db_every_type_insert(conn, &cases[i].values, NULL), cases[i].expected);
}

void check_drift(Check *check)
{
    check_stale(check);
    check_missing_table(check);
    check_column_types(check);
    check_order_of_columns(check);
    check_new_label(check);
    check_values(check);
    check_refused(check);
}
