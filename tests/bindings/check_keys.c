/* check_keys.c - keys of several columns, foreign keys to list by, tables with little in them. */
#include "check.h"

#include "check_values.h"
#include "db.h"

#include <string.h>

static void check_members(Check *check)
{
    db_conn *conn = check->conn;
    db_members_changes changes = {.role = {DB_VALUE, "owner"}};
    db_members_new values = {.joined = {DB_VALUE, 0}};
    db_members_rows rows;
    db_tasks_rows tasks;

    CHECK_OK(check, db_tasks_list(conn, NULL, &(db_tasks_page){.limit = 1}, &tasks));
    if (!CHECK(check, tasks.count == 1))
        return;
    values.task_id = tasks.rows[0].id;
    values.user_id = tasks.rows[0].user_id;
    db_tasks_rows_free(&tasks);

    CHECK_OK(check, db_members_insert(conn, &values, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].joined.value == 0);
    db_members_rows_free(&rows);
    CHECK_SQL(check, "SELECT joined FROM members", "1970-01-01");
    CHECK_STATUS(check, db_members_insert(conn, &values, NULL), DB_ERR_CONSTRAINT);
    CHECK(check, db_members_violated(db_last_error(conn)) == DB_MEMBERS_CONSTRAINT_MEMBERS_PKEY);

    CHECK_OK(check, db_members_update(conn, values.task_id, values.user_id, &changes, &rows));
    if (CHECK(check, rows.count == 1))
        CHECK_TEXT(check, rows.rows[0].role, "owner");
    db_members_rows_free(&rows);
    CHECK_OK(check, db_members_get(conn, values.task_id, values.user_id, &rows));
    db_members_rows_free(&rows);
    CHECK_OK(check, db_members_list_by_task_id(conn, values.task_id, NULL, &rows));
    CHECK(check, rows.count == 1);
    db_members_rows_free(&rows);

    CHECK_STATUS(check, db_auth_users_delete(conn, values.user_id), DB_ERR_CONSTRAINT);
    CHECK(check,
          db_members_violated(db_last_error(conn)) == DB_MEMBERS_CONSTRAINT_MEMBERS_USER_ID_FKEY);
    CHECK_OK(check, db_members_delete(conn, values.task_id, values.user_id));
    CHECK_STATUS(check, db_members_delete(conn, values.task_id, values.user_id), DB_NOT_FOUND);
}

/* char(n) is filled with blanks, citext ignores case. */
static void check_phrases(Check *check)
{
    db_conn *conn = check->conn;
    db_phrases_new values = {.language = "de", .code = "Hello", .phrase = "Guten Tag"};
    db_phrases_rows phrases;
    db_greetings_rows rows;
    db_greetings_new greeting = {.language = {DB_VALUE, "de"},
                                 .code = {DB_VALUE, "HELLO"},
                                 .status = {DB_VALUE, DB_TASK_STATUS_ERROR}};

    CHECK_OK(check, db_phrases_insert(conn, &values, NULL));
    CHECK_OK(check, db_phrases_get(conn, "de", "hello", &phrases));
    if (CHECK(check, phrases.count == 1))
        CHECK_TEXT(check, phrases.rows[0].code, "Hello");
    db_phrases_rows_free(&phrases);
    CHECK_STATUS(check, db_phrases_get(conn, "de", NULL, &phrases), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(conn)->message, "$2");

    CHECK_OK(check, db_greetings_insert(conn, &greeting, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].id == 1);
    db_greetings_rows_free(&rows);
    greeting.id = db_set_int32(100);
    CHECK_OK(check, db_greetings_insert(conn, &greeting, NULL));
    greeting.id = db_set_int32(101);
    greeting.language = db_set_text("fr");
    CHECK_STATUS(check, db_greetings_insert(conn, &greeting, NULL), DB_ERR_CONSTRAINT);
    CHECK(check, db_greetings_violated(db_last_error(conn)) ==
                     DB_GREETINGS_CONSTRAINT_GREETINGS_LANGUAGE_CODE_FKEY);

    CHECK_OK(check, db_greetings_list_by_language_and_code(conn, "de", "hElLo", NULL, &rows));
    CHECK(check, rows.count == 2 && rows.rows[1].id == 100);
    CHECK(check, rows.rows[1].status.value == DB_TASK_STATUS_ERROR);
    db_greetings_rows_free(&rows);

    /* A key can be changed; the foreign key follows. */
    CHECK_OK(check, db_phrases_update(conn, "de", "hello",
                                      &(db_phrases_changes){.code = db_set_text("Bye")}, &phrases));
    db_phrases_rows_free(&phrases);
    CHECK_STATUS(check, db_phrases_get(conn, "de", "hello", NULL), DB_NOT_FOUND);
    CHECK_SQL(check, "SELECT string_agg(code, ',') FROM greetings", "Bye,Bye");
}

/* A key of every kind of type. */
static void check_every_key(Check *check)
{
    static const unsigned char byte[] = {0, 255};
    static const db_nullable_int32 items[] = {{.value = 1}, {.is_null = true}};
    db_conn *conn = check->conn;
    db_by_every_key_changes changes = {.v = db_set_int32(1), .b = db_set_bool(false)};
    db_by_every_key_rows rows;
    const db_by_every_key_new key = {
        .d = 10957,
        .ch = "ab",
        .ci = "MiXed",
        .n = "1.50",
        .ip = inet("10.0.0.1/8"),
        .ts = DB_TIMESTAMP_INFINITY,
        .e = DB_TASK_STATUS_ERROR,
        .b = true,
        .f = 0.5,
        .u = {{1, 2, 3}},
        .by = {byte, sizeof byte},
        .ai = {.count = 2, .items = items},
        .iv = {.months = 1, .microseconds = -1},
    };

    CHECK_OK(check, db_by_every_key_insert(conn, &key, &rows));
    if (CHECK(check, rows.count == 1)) {
        CHECK_TEXT(check, rows.rows[0].ch, "ab  ");
        CHECK_TEXT(check, rows.rows[0].n, "1.50");
        CHECK(check, rows.rows[0].by.size == 2 && memcmp(rows.rows[0].by.data, byte, 2) == 0);
        CHECK(check, rows.rows[0].ai.count == 2 && rows.rows[0].ai.items[1].is_null);
    }
    db_by_every_key_rows_free(&rows);
    CHECK_OK(check, db_by_every_key_get(conn, key.d, key.ch, "mixed", "1.5", key.ip, key.ts, key.e,
                                        key.b, key.f, key.u, key.by, key.ai, key.iv, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].v.is_null);
    db_by_every_key_rows_free(&rows);
    CHECK_OK(check,
             db_by_every_key_update(conn, key.d, key.ch, "mixed", "1.5", key.ip, key.ts, key.e,
                                    key.b, key.f, key.u, key.by, key.ai, key.iv, &changes, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].v.value == 1 && !rows.rows[0].b);
    db_by_every_key_rows_free(&rows);
    CHECK_STATUS(check,
                 db_by_every_key_get(conn, key.d, key.ch, NULL, "x", key.ip, key.ts, key.e, key.b,
                                     key.f, key.u, key.by, key.ai, key.iv, &rows),
                 DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(conn)->message, "$3");
    CHECK_OK(check, db_by_every_key_delete(conn, key.d, key.ch, key.ci, key.n, key.ip, key.ts,
                                           key.e, false, key.f, key.u, key.by, key.ai, key.iv));
    CHECK_SQL(check, "SELECT count(*) FROM by_every_key", "0");
}

/* Addresses come in the order of their numbers, and without a length that says nothing. */
static void check_hosts(Check *check)
{
    static const char *const addresses[] = {"10.0.0.9", "10.0.0.10", "10.0.0.0/24", "::1"};
    static const char *const ordered[] = {"10.0.0.0/24", "10.0.0.9", "10.0.0.10", "::1"};
    const db_range_int32 range = {.lower_bound = DB_BOUND_INCLUSIVE,
                                  .lower = 1,
                                  .upper_bound = DB_BOUND_INCLUSIVE,
                                  .upper = 2};
    db_conn *conn = check->conn;
    db_hosts_rows rows;

    for (int i = 0; i < 4; i++) {
        db_hosts_new values = {.address = inet(addresses[i]), .up_to_s = {DB_VALUE, range}};

        CHECK_OK(check, db_hosts_insert(conn, &values, &rows));
        CHECK(check, is_inet(rows.rows[0].address, addresses[i]));
        CHECK(check, rows.rows[0].up_to_s.value.lower == 1 &&
                         rows.rows[0].up_to_s.value.upper == 3 &&
                         rows.rows[0].up_to_s.value.upper_bound == DB_BOUND_EXCLUSIVE);
        db_hosts_rows_free(&rows);
        CHECK_OK(check, db_hosts_get(conn, inet(addresses[i]), NULL));
    }
    CHECK_OK(check, db_hosts_list(conn, NULL, NULL, &rows));
    if (CHECK(check, rows.count == 4))
        for (int i = 0; i < 4; i++)
            CHECK(check, is_inet(rows.rows[i].address, ordered[i]));
    db_hosts_rows_free(&rows);
    CHECK_OK(check,
             db_hosts_list(conn, NULL, &(db_hosts_page){.limit = 1, .descending = true}, &rows));
    CHECK(check, is_inet(rows.rows[0].address, "::1"));
    db_hosts_rows_free(&rows);
}

/* Tables without a key, without columns, without anything that can be written. */
static void check_small_tables(Check *check)
{
    db_conn *conn = check->conn;
    db_only_identity_rows identity;
    db_only_generated_rows generated;
    db_nothing_rows nothing;
    db_no_key_rows no_key;
    db_serials_rows serials;

    CHECK_OK(check, db_only_identity_insert(conn, &identity));
    CHECK(check, identity.count == 1 && identity.rows[0].id == 1);
    db_only_identity_rows_free(&identity);
    CHECK_OK(check, db_only_identity_get(conn, 1, &identity));
    db_only_identity_rows_free(&identity);
    CHECK_OK(check, db_only_identity_delete(conn, 1));

    CHECK_OK(check, db_only_generated_insert(conn, &generated));
    CHECK(check, generated.count == 1 && generated.rows[0].twice.value == 2);
    db_only_generated_rows_free(&generated);
    CHECK_OK(check, db_only_generated_insert(conn, NULL));
    CHECK_OK(check, db_only_generated_list(conn, NULL, NULL, &generated));
    CHECK(check, generated.count == 2);
    db_only_generated_rows_free(&generated);

    CHECK_OK(check, db_nothing_insert(conn, &nothing));
    CHECK(check, nothing.count == 1);
    db_nothing_rows_free(&nothing);
    CHECK_OK(check, db_nothing_list(conn, NULL, NULL, &nothing));
    CHECK(check, nothing.count == 1);
    db_nothing_rows_free(&nothing);

    CHECK_OK(check, db_no_key_insert(conn, &(db_no_key_new){.b = "b"}, &no_key));
    CHECK(check, no_key.count == 1 && no_key.rows[0].a.is_null);
    db_no_key_rows_free(&no_key);
    CHECK_STATUS(check, db_no_key_list(conn, NULL, &(db_no_key_page){.descending = true}, &no_key),
                 DB_ERR_ARGUMENT);

    CHECK_OK(check, db_serials_insert(conn, &(db_serials_new){.id = db_set_int64(5)}, &serials));
    CHECK(check, serials.count == 1 && serials.rows[0].id == 5 && serials.rows[0].small_ == 1);
    db_serials_rows_free(&serials);
    CHECK_OK(check,
             db_serials_insert(conn, &(db_serials_new){.note = db_set_null_text()}, &serials));
    CHECK(check, serials.count == 1 && serials.rows[0].id == 1 && serials.rows[0].note.is_null);
    db_serials_rows_free(&serials);
}

void check_keys(Check *check)
{
    check_members(check);
    check_phrases(check);
    check_every_key(check);
    check_hosts(check);
    check_small_tables(check);
}
