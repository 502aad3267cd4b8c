/*
 * tasks.c - a user's tasks through the C bindings that schemac generates for this schema.
 *
 *     schemac generate
 *     cc -I../../../generated/codingit/c tasks.c ../../../generated/codingit/c/ci*.c -lpq -o tasks
 *     DATABASE_URL=postgres://... ./tasks
 *
 * Ada gives an agent a task, reads it, changes its status and lists what she has. Ben is signed in too
 * and sees none of it: the policies of the database decide that, not this program.
 */
#include "ci.h"

#include <stdio.h>
#include <stdlib.h>

/* Ends the program when a call did not work. */
static void must(ci_conn *conn, ci_status status, const char *what)
{
    if (status == CI_OK)
        return;
    fprintf(stderr, "%s: %s: %s\n", what, ci_status_text(status), ci_last_error(conn)->message);
    ci_close(conn);
    exit(1);
}

static ci_uuid create_user(ci_conn *conn, const char *email)
{
    ci_auth_users_new values = {.email = ci_set_text(email)};
    ci_auth_users_rows rows;
    ci_uuid id;

    must(conn, ci_auth_users_insert(conn, &values, &rows), "create a user");
    id = rows.rows[0].id;
    ci_auth_users_rows_free(&rows);
    return id;
}

/* From here to the end of the transaction, row level security sees this user. */
static void sign_in(ci_conn *conn, ci_uuid user)
{
    char subject[37];
    ci_identity identity = {.role = "authenticated", .subject = subject};

    ci_uuid_format(user, subject);
    must(conn, ci_begin_as(conn, &identity), "sign in");
}

static void print_task(const ci_tasks_row *task)
{
    printf("    task %lld: %s, %d %% done: %s\n", (long long)task->id,
           ci_task_status_enum_to_text(task->status), (int)task->progress, task->prompt);
}

static void list_tasks(ci_conn *conn, const char *who)
{
    ci_tasks_rows tasks;

    must(conn, ci_tasks_list(conn, NULL, NULL, &tasks), "list the tasks");
    printf("%s sees %zu task%s\n", who, tasks.count, tasks.count == 1 ? "" : "s");
    for (size_t i = 0; i < tasks.count; i++)
        print_task(&tasks.rows[i]);
    ci_tasks_rows_free(&tasks);
}

static int64_t create_task(ci_conn *conn, ci_uuid user, const char *prompt)
{
    /* What is not set gets the default of its column. */
    ci_tasks_new values = {.user_id = user, .prompt = prompt};
    ci_tasks_rows rows;
    int64_t id;

    must(conn, ci_tasks_insert(conn, &values, &rows), "create a task");
    id = rows.rows[0].id;
    ci_tasks_rows_free(&rows);
    return id;
}

static void work_on(ci_conn *conn, int64_t id)
{
    ci_tasks_changes changes = {.status = ci_set_task_status_enum(CI_TASK_STATUS_ENUM_PROCESSING),
                                .progress = ci_set_int32(40)};
    ci_tasks_rows task;

    must(conn, ci_tasks_get(conn, id, &task), "read the task");
    printf("Ada creates and reads a task\n");
    print_task(&task.rows[0]);
    ci_tasks_rows_free(&task);

    must(conn, ci_tasks_update(conn, id, &changes, &task), "change the task");
    printf("Ada changes its status\n");
    print_task(&task.rows[0]);
    ci_tasks_rows_free(&task);
}

/* The named queries of the project are functions, too: queries/tasks.sql. */
static void report_progress(ci_conn *conn, int64_t id)
{
    ci_task_counts_by_status_rows counts;
    int64_t affected;

    must(conn, ci_update_task_progress(conn, id, 80, "{\"message\": \"tested\"}", &affected),
         "report progress");
    printf("Ada's agent reports progress on %lld task\n", (long long)affected);
    must(conn, ci_task_counts_by_status(conn, &counts), "count the tasks");
    for (size_t i = 0; i < counts.count; i++)
        printf("    %s: %lld\n", ci_task_status_enum_to_text(counts.rows[i].status),
               (long long)counts.rows[i].count);
    ci_task_counts_by_status_rows_free(&counts);
}

int main(void)
{
    const char *url = getenv("DATABASE_URL");
    ci_conn *conn;
    ci_status connected = ci_connect(url != NULL ? url : "", &conn);
    ci_uuid ada, ben;
    int64_t id;

    must(conn, connected, "connect");
    ada = create_user(conn, "ada@tasks.example");
    ben = create_user(conn, "ben@tasks.example");

    sign_in(conn, ada);
    id = create_task(conn, ada, "Fix the bug on the login page");
    work_on(conn, id);
    report_progress(conn, id);
    list_tasks(conn, "Ada");
    must(conn, ci_commit(conn), "commit");

    sign_in(conn, ben);
    list_tasks(conn, "Ben");
    if (ci_tasks_get(conn, id, NULL) == CI_NOT_FOUND)
        printf("Ben asks for task %lld by its id: not found\n", (long long)id);
    must(conn, ci_commit(conn), "commit");

    /* A user's tasks go with the user. */
    must(conn, ci_auth_users_delete(conn, ada), "delete Ada");
    must(conn, ci_auth_users_delete(conn, ben), "delete Ben");
    ci_close(conn);
    return 0;
}
