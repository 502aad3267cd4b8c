/* check_rows.c - insert, read, change, list and delete; constraints; arguments that are refused. */
#include "check.h"

#include "db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* A user, twice: the second breaks the unique constraint. */
static db_uuid check_user(Check *check)
{
    db_conn *conn = check->conn;
    db_auth_users_new values = {.email = {DB_VALUE, "a@b.c"}};
    db_auth_users_rows users = {0}, none;
    db_uuid id = {{0}};

    if (CHECK_OK(check, db_auth_users_insert(conn, &values, &users)) &&
        CHECK(check, users.count == 1)) {
        id = users.rows[0].id;
        CHECK(check, !users.rows[0].email.is_null);
        CHECK_TEXT(check, users.rows[0].email.value, "a@b.c");
    }
    db_auth_users_rows_free(&users);

    CHECK_STATUS(check, db_auth_users_insert(conn, &values, &none), DB_ERR_CONSTRAINT);
    CHECK(check, none.count == 0 && none.rows == NULL && none.result == NULL);
    CHECK(check,
          db_auth_users_violated(db_last_error(conn)) == DB_AUTH_USERS_CONSTRAINT_USERS_EMAIL_KEY);
    CHECK(check, db_tasks_violated(db_last_error(conn)) == DB_TASKS_CONSTRAINT_NONE);
    CHECK_HOLDS(check, db_last_error(conn)->detail, "a@b.c");
    db_auth_users_rows_free(&none);
    db_auth_users_rows_free(&none);
    return id;
}

/* A task with nothing but what is required: the rest has its defaults. */
static int64_t check_insert(Check *check, db_uuid user)
{
    db_conn *conn = check->conn;
    db_tasks_new values = {.user_id = user, .prompt = "it's \"quoted\" \\ é 日本 $1 %s"};
    db_tasks_rows rows;
    struct timespec time_of_row;
    const db_tasks_row *row;
    int64_t id;

    if (!CHECK_OK(check, db_tasks_insert(conn, &values, &rows)) || !CHECK(check, rows.count == 1))
        return 0;
    row = &rows.rows[0];
    id = row->id;
    CHECK(check, memcmp(&row->user_id, &user, sizeof user) == 0);
    CHECK(check, row->status == DB_TASK_STATUS_PENDING && row->progress == 0);
    CHECK_TEXT(check, row->prompt, values.prompt);
    CHECK(check, row->repo_url.is_null && row->repo_url.value == NULL);
    CHECK_TEXT(check, row->agent.value, "claude");
    CHECK_TEXT(check, row->logs.value, "[]");
    CHECK(check, row->tags.count == 0 && row->cost.is_null);
    CHECK(check, !row->word_count.is_null && row->word_count.value == 26);
    CHECK(check, db_to_timespec(row->created_at, &time_of_row) &&
                     labs((long)(time_of_row.tv_sec - time(NULL))) < 60);
    CHECK(check, db_from_timespec(time_of_row) == row->created_at);
    db_tasks_rows_free(&rows);
    CHECK(check, rows.count == 0 && rows.rows == NULL && rows.result == NULL);
    return id;
}

static void check_update(Check *check, int64_t id)
{
    static const db_nullable_text tags[] = {{.value = "a,b"},    {.is_null = true},
                                            {.value = "\"\\{}"}, {.value = ""},
                                            {.value = "NULL"},   {.value = "é"}};
    db_conn *conn = check->conn;
    db_tasks_changes changes = {
        .status = {DB_VALUE, DB_TASK_STATUS_COMPLETED},
        .progress = db_set_int32(50),
        .tags = {DB_VALUE, {.count = 6, .items = tags}},
        .logs = {DB_VALUE, "{\"a\": [1, 2.50]}"},
        .cost = {DB_VALUE, "-0012.3400"},
        .agent = db_set_null_text(),
    };
    db_tasks_changes nothing = {0};
    db_tasks_rows rows;

    if (CHECK_OK(check, db_tasks_update(conn, id, &changes, &rows))) {
        const db_tasks_row *row = &rows.rows[0];

        CHECK(check, row->status == DB_TASK_STATUS_COMPLETED && row->progress == 50);
        CHECK(check, row->agent.is_null);
        CHECK_TEXT(check, row->cost.value, "-12.3400");
        CHECK_TEXT(check, row->logs.value, "{\"a\": [1, 2.50]}");
        if (CHECK(check, row->tags.count == 6)) {
            for (size_t i = 0; i < 6; i++) {
                CHECK(check, row->tags.items[i].is_null == tags[i].is_null);
                if (!tags[i].is_null)
                    CHECK_TEXT(check, row->tags.items[i].value, tags[i].value);
            }
        }
    }
    db_tasks_rows_free(&rows);

    /* Nothing to change: the row is read. */
    CHECK_OK(check, db_tasks_update(conn, id, &nothing, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].progress == 50);
    db_tasks_rows_free(&rows);
    CHECK_OK(check, db_tasks_update(conn, id, &nothing, NULL));

    CHECK_STATUS(check, db_tasks_update(conn, -1, &changes, &rows), DB_NOT_FOUND);
    CHECK(check, rows.result == NULL && rows.count == 0);
    CHECK_HOLDS(check, db_last_error(conn)->message, "public.tasks");
    CHECK_STATUS(check, db_tasks_update(conn, -1, &changes, NULL), DB_NOT_FOUND);
    CHECK_STATUS(check, db_tasks_update(conn, -1, &nothing, NULL), DB_NOT_FOUND);
    CHECK_STATUS(check, db_tasks_get(conn, -1, &rows), DB_NOT_FOUND);
    CHECK_STATUS(check, db_tasks_get(conn, -1, NULL), DB_NOT_FOUND);
    CHECK(check, rows.count == 0);
    CHECK_OK(check, db_tasks_get(conn, id, NULL));
    CHECK(check, db_last_error(conn)->status == DB_OK && db_last_error(conn)->message[0] == '\0');
}

/* Each kind of constraint, and what tells them apart. */
static void check_constraints(Check *check, db_uuid user, int64_t id)
{
    db_conn *conn = check->conn;
    db_tasks_changes changes = {.progress = db_set_int32(101)};
    db_tasks_new values = {.user_id = user, .prompt = ""};
    db_tasks_rows rows;

    CHECK_STATUS(check, db_tasks_update(conn, id, &changes, NULL), DB_ERR_CONSTRAINT);
    CHECK(check,
          db_tasks_violated(db_last_error(conn)) == DB_TASKS_CONSTRAINT_TASKS_PROGRESS_CHECK);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "23514");

    CHECK_STATUS(check, db_tasks_insert(conn, &values, NULL), DB_ERR_CONSTRAINT);
    CHECK(check, db_tasks_violated(db_last_error(conn)) == DB_TASKS_CONSTRAINT_TASKS_PROMPT_CHECK);

    values.prompt = "x";
    memset(&values.user_id, 7, sizeof values.user_id);
    CHECK_STATUS(check, db_tasks_insert(conn, &values, &rows), DB_ERR_CONSTRAINT);
    CHECK(check, db_tasks_violated(db_last_error(conn)) == DB_TASKS_CONSTRAINT_TASKS_USER_ID_FKEY);

    values.user_id = user;
    CHECK_OK(check, db_tasks_insert(conn, &values, NULL));
    CHECK_STATUS(check, db_tasks_insert(conn, &values, NULL), DB_ERR_CONSTRAINT);
    CHECK(check, db_tasks_violated(db_last_error(conn)) == DB_TASKS_CONSTRAINT_TASKS_USER_PROMPT);

    /* NOT NULL is no constraint with a name. */
    changes = (db_tasks_changes){.prompt = {.state = DB_NULL}};
    CHECK_STATUS(check, db_tasks_update(conn, id, &changes, NULL), DB_ERR_CONSTRAINT);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "23502");
    CHECK_TEXT(check, db_last_error(conn)->column, "prompt");
    CHECK(check, db_tasks_violated(db_last_error(conn)) == DB_TASKS_CONSTRAINT_NONE);

    /* One that came later. */
    check_sql(check, "ALTER TABLE tasks ADD CONSTRAINT later CHECK (progress <> 77)");
    changes = (db_tasks_changes){.progress = db_set_int32(77)};
    CHECK_STATUS(check, db_tasks_update(conn, id, &changes, NULL), DB_ERR_CONSTRAINT);
    CHECK(check, db_tasks_violated(db_last_error(conn)) == DB_TASKS_CONSTRAINT_OTHER);
    check_sql(check,
              "ALTER TABLE tasks DROP CONSTRAINT later; DELETE FROM tasks WHERE prompt = 'x'");
}

/* What the bindings refuse before the server sees it, and what they leave to the server. */
static void check_arguments(Check *check, db_uuid user, int64_t id)
{
    db_conn *conn = check->conn;
    db_tasks_new values = {.user_id = user};
    db_tasks_changes changes = {.status = {DB_VALUE, DB_TASK_STATUS_UNRECOGNIZED}};

    CHECK_STATUS(check, db_tasks_insert(conn, &values, NULL), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(conn)->message, "prompt");
    CHECK_STATUS(check, db_tasks_update(conn, id, &changes, NULL), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(conn)->message, "status");
    changes.status.value = (db_task_status)99;
    CHECK_STATUS(check, db_tasks_update(conn, id, &changes, NULL), DB_ERR_ARGUMENT);
    changes = (db_tasks_changes){.tags = {DB_VALUE, {.count = 3, .items = NULL}}};
    CHECK_STATUS(check, db_tasks_update(conn, id, &changes, NULL), DB_ERR_ARGUMENT);
    changes = (db_tasks_changes){.progress = {(db_state)7, 1}};
    CHECK_STATUS(check, db_tasks_update(conn, id, &changes, NULL), DB_ERR_ARGUMENT);
    values.prompt = "\xff is not UTF-8";
    CHECK_STATUS(check, db_tasks_insert(conn, &values, NULL), DB_ERR_SERVER);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "22021");
}

static void check_pages(Check *check, db_uuid user, int64_t id)
{
    db_conn *conn = check->conn;
    db_tasks_page page = {.limit = 3, .offset = 1, .descending = true};
    db_tasks_rows rows;

    for (int i = 0; i < 9; i++) {
        char prompt[20];
        db_tasks_new values = {.user_id = user, .prompt = prompt};

        snprintf(prompt, sizeof prompt, "task %d", i);
        CHECK_OK(check, db_tasks_insert(conn, &values, NULL));
    }
    CHECK_OK(check, db_tasks_list(conn, NULL, NULL, &rows));
    CHECK(check, rows.count == 10 && rows.rows[0].id == id);
    db_tasks_rows_free(&rows);
    CHECK_OK(check, db_tasks_list(conn, NULL, &page, &rows));
    if (CHECK(check, rows.count == 3))
        CHECK_TEXT(check, rows.rows[0].prompt, "task 7");
    db_tasks_rows_free(&rows);
    CHECK_OK(check, db_tasks_list_by_user_id(conn, user, &page, &rows));
    CHECK(check, rows.count == 3);
    db_tasks_rows_free(&rows);
    CHECK_OK(check, db_tasks_list_by_user_id(conn, (db_uuid){{0}}, NULL, &rows));
    CHECK(check, rows.count == 0 && rows.result == NULL);
    db_tasks_rows_free(&rows);
    page.limit = -1;
    CHECK_STATUS(check, db_tasks_list(conn, NULL, &page, &rows), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(conn)->message, "limit");
    page = (db_tasks_page){.offset = -1};
    CHECK_STATUS(check, db_tasks_list(conn, NULL, &page, &rows), DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(conn)->message, "offset");
}

static void check_views(Check *check)
{
    db_conn *conn = check->conn;
    db_open_tasks_page page = {.descending = true};
    db_open_tasks_rows open;
    db_task_roles_rows roles;

    CHECK_OK(check, db_open_tasks_list(conn, NULL, NULL, &open));
    if (CHECK(check, open.count == 9))
        CHECK(check, open.rows[0].prompt[0] == 't' && open.rows[0].tags.count == 0);
    db_open_tasks_rows_free(&open);
    CHECK_STATUS(check, db_open_tasks_list(conn, NULL, &page, &open), DB_ERR_ARGUMENT);
    page = (db_open_tasks_page){.limit = 2};
    CHECK_OK(check, db_open_tasks_list(conn, NULL, &page, &open));
    CHECK(check, open.count == 2);
    db_open_tasks_rows_free(&open);
    CHECK_OK(check, db_task_roles_list(conn, NULL, NULL, &roles));
    CHECK(check, roles.count == 10 && roles.rows[0].role.is_null && roles.rows[0].joined.is_null);
    db_task_roles_rows_free(&roles);
}

/* The user and task that remain are those that later parts find. */
void check_rows(Check *check)
{
    db_uuid user = check_user(check);
    int64_t id = check_insert(check, user);

    check_update(check, id);
    check_constraints(check, user, id);
    check_arguments(check, user, id);
    check_pages(check, user, id);
    check_views(check);
}
