/* check_hostile.c - names that C could not have: what schemac made of them compiles and works. */
#include "check.h"

#include "db.h"

#include <stdio.h>
#include <string.h>

static void check_weird(Check *check)
{
    db_conn *conn = check->conn;
    db_weird_s_table_new values = {
        .a_b = 1,
        .a_b_2 = {DB_VALUE, "x"},
        .int_ = {DB_VALUE, 5},
        .a = {DB_VALUE, 6},
        .A = {DB_VALUE, 7},
        .gr_e = {DB_VALUE, 8},
        .unnamed = db_set_text("日"),
    };
    db_weird_s_table_changes changes = {.a = {DB_VALUE, 100}};
    db_weird_s_table_rows rows;
    db_tasks_get_rows refer;

    if (CHECK_OK(check, db_weird_s_table_insert(conn, &values, &rows))) {
        CHECK(check, rows.rows[0].new_line.value == 3 && rows.rows[0].A.value == 7);
        CHECK(check, rows.rows[0].a.value == 6 && rows.rows[0].gr_e.value == 8);
        CHECK_TEXT(check, rows.rows[0].unnamed.value, "日");
    }
    db_weird_s_table_rows_free(&rows);
    CHECK_STATUS(check, db_weird_s_table_update(conn, 1, &changes, NULL), DB_ERR_CONSTRAINT);
    CHECK(check,
          db_weird_s_table_violated(db_last_error(conn)) == DB_WEIRD_S_TABLE_CONSTRAINT_EVIL_CHECK);

    CHECK_OK(check, db_tasks_get_insert(conn, &(db_tasks_get_new){.id = 1}, &refer));
    db_tasks_get_rows_free(&refer);
    CHECK_OK(check, db_tasks_get_get(conn, 1, NULL));
    CHECK_STATUS(check, db_weird_s_table_delete(conn, 1), DB_ERR_CONSTRAINT);
    CHECK(check, db_tasks_get_violated(db_last_error(conn)) == DB_TASKS_GET_CONSTRAINT_GET_ID_FKEY);
    CHECK_OK(check, db_tasks_get_delete(conn, 1));
}

/* So many rows that the server is asked whether its columns are as they should be, by these names. */
static void check_many_weird(Check *check)
{
    enum { MANY = 1000 };
    static db_weird_s_table_new values[MANY];

    check_sql(check, "CREATE TABLE noted (query text);"
                     " CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                     " INSERT INTO noted VALUES (current_query()); RETURN NULL; END $$;"
                     " CREATE TRIGGER note AFTER INSERT ON \"weird */ \"\" \\ ?\?/ %s table\""
                     " FOR EACH STATEMENT EXECUTE FUNCTION note()");
    for (int i = 0; i < MANY; i++)
        values[i] = (db_weird_s_table_new){
            .a_b = 1000 + i,
            .a_b_2 = {DB_VALUE, "x"},
            .unnamed = {DB_VALUE, "日"},
            .gr_e = {DB_VALUE, 1},
            .int_ = {DB_VALUE, 2},
            .new_line = {DB_VALUE, 3},
            .a = {DB_VALUE, 4},
            .A = {DB_VALUE, i},
        };
    CHECK_OK(check, db_weird_s_table_insert_many(check->conn, values, MANY, NULL));
    CHECK_SQL(check,
              "SELECT count(*) FROM \"weird */ \"\" \\ ?\?/ %s table\""
              " WHERE \"a\"\"b\" = 1000 + \"A\" AND \"new\nline\" = 3",
              "1000");
    CHECK_SQL(check, "SELECT count(*) FROM noted WHERE query LIKE 'COPY%'", "1");
    check_sql(check, "DELETE FROM \"weird */ \"\" \\ ?\?/ %s table\" WHERE \"a\"\"b\" >= 1000;"
                     " DROP FUNCTION note() CASCADE; DROP TABLE noted");
}

/* Names that the generated code has for itself. */
static void check_own_names(Check *check)
{
    db_conn *conn = check->conn;
    db_types_2_rows types;
    db_conn_rows conns;
    db_error_rows errors;
    db_tasks_list_rows lists;
    db_int_struct_rows structs;
    db_enums_new enums = {.p = {DB_VALUE, DB_LOCK_2_NULL}};

    CHECK_OK(check, db_types_2_insert(conn, &(db_types_2_new){.conn = 3}, NULL));
    CHECK_OK(check, db_types_2_get(conn, 3, &types));
    db_types_2_rows_free(&types);
    CHECK_OK(check,
             db_conn_insert(conn, &(db_conn_new){.page = "p", .uuid = {DB_VALUE, {{9}}}}, &conns));
    CHECK(check, conns.count == 1 && conns.rows[0].uuid.value.bytes[0] == 9);
    db_conn_rows_free(&conns);
    CHECK_OK(check,
             db_error_insert(conn, &(db_error_new){.status = 1, .errno_ = {DB_VALUE, 2}}, &errors));
    CHECK(check, errors.count == 1 && errors.rows[0].errno_.value == 2);
    db_error_rows_free(&errors);
    CHECK_OK(check, db_tasks_list_list(conn, NULL, NULL, &lists));
    db_tasks_list_rows_free(&lists);
    CHECK_OK(check, db_int_struct_insert(conn, &(db_int_struct_new){.return_ = 1}, &structs));
    if (CHECK(check, structs.count == 1))
        CHECK_TEXT(check, structs.rows[0].do_, "while");
    db_int_struct_rows_free(&structs);

    CHECK_OK(check, db_enums_insert(conn, &enums, NULL));
    enums.e = db_set_empty(DB_EMPTY_UNRECOGNIZED);
    CHECK_STATUS(check, db_enums_insert(conn, &enums, NULL), DB_ERR_ARGUMENT);
    CHECK_SQL(check, "SELECT p FROM enums", "NULL");
}

/* More columns than a literal of C11 may have characters, and more statements than are prepared. */
static void check_wide(Check *check)
{
    db_conn *conn = check->conn;
    db_wide_new values = {.id = 1, .column_number_700 = {DB_VALUE, 9}};
    db_wide_rows rows;

    CHECK_OK(check, db_wide_insert(conn, &values, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].column_number_700.value == 9);
    CHECK(check, rows.count == 1 && rows.rows[0].column_number_699.is_null);
    db_wide_rows_free(&rows);

    /* Each update is another statement: the members are fields of one type, one after the other. */
    for (int i = 1; i <= 600; i++) {
        db_wide_changes changes;
        db_field_int32 field = db_set_int32(i);

        memset(&changes, 0, sizeof changes);
        memcpy((char *)&changes + (size_t)i * sizeof field, &field, sizeof field);
        if (!CHECK_OK(check, db_wide_update(conn, 1, &changes, NULL)))
            break;
    }
    CHECK_SQL(check, "SELECT column_number_600 - column_number_1 FROM wide", "599");
    CHECK_SQL(check, "SELECT count(*) FROM wide WHERE column_number_601 IS NULL", "1");
}

void check_hostile(Check *check)
{
    check_weird(check);
    check_many_weird(check);
    check_own_names(check);
    check_wide(check);
}
