/*
 * check.c - main() of the check program and what its parts share.
 *
 *     check [short] [PART...]
 *
 * Connects to DATABASE_URL. Runs all parts, or those that are named. Exit code 1 after a failed check.
 */
#include "check.h"

#include "db.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void report(Check *check, const char *file, int line, const char *what)
{
    const char *name = strrchr(file, '/');

    check->failures++;
    printf("%s:%d: failed: %s\n", name != NULL ? name + 1 : file, line, what);
}

static void report_error(const Check *check)
{
    const db_error *error = db_last_error(check->conn);

    if (error->status != DB_OK)
        printf("    last error: %s, \"%s\" %s %s %s\n", db_status_text(error->status),
               error->message, error->sqlstate, error->detail, error->hint);
}

bool check_note(Check *check, bool holds, const char *what, const char *file, int line)
{
    check->count++;
    if (!holds) {
        report(check, file, line, what);
        report_error(check);
    }
    return holds;
}

bool check_status(Check *check, int actual, int expected, const char *what, const char *file,
                  int line)
{
    check->count++;
    if (actual == expected)
        return true;
    report(check, file, line, what);
    printf("    %s instead of %s\n", db_status_text((db_status)actual),
           db_status_text((db_status)expected));
    report_error(check);
    return false;
}

bool check_text(Check *check, const char *actual, const char *expected, const char *what,
                const char *file, int line)
{
    check->count++;
    if (actual != NULL && strcmp(actual, expected) == 0)
        return true;
    report(check, file, line, what);
    printf("    is       %s\n    expected %s\n", actual != NULL ? actual : "(null)", expected);
    return false;
}

bool check_holds(Check *check, const char *actual, const char *part, const char *what,
                 const char *file, int line)
{
    check->count++;
    if (actual != NULL && strstr(actual, part) != NULL)
        return true;
    report(check, file, line, what);
    printf("    is       %s\n    should hold %s\n", actual != NULL ? actual : "(null)", part);
    return false;
}

/* The result of SQL that must work. */
static PGresult *must_run(PGconn *pg, const char *sql)
{
    PGresult *result = PQexec(pg, sql);
    ExecStatusType status = PQresultStatus(result);

    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        printf("cannot go on: %s\n%s", sql, PQerrorMessage(pg));
        exit(1);
    }
    return result;
}

void check_sql(Check *check, const char *sql)
{
    PQclear(must_run(check->side, sql));
}

void check_sql_value(Check *check, const char *sql, const char *expected, const char *file,
                     int line)
{
    PGresult *result = must_run(check->side, sql);
    const char *value = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "";

    check_text(check, value, expected, sql, file, line);
    PQclear(result);
}

void check_sql_inside(Check *check, const char *sql)
{
    PQclear(must_run(db_handle(check->conn), sql));
}

static void ignore_notice(void *unused, const char *message)
{
    (void)unused;
    (void)message;
}

/* The parts, in their order: later ones change the database. */
static const struct {
    const char *name;
    void (*run)(Check *check);
} parts[] = {
    {"rows", check_rows},
    {"keys", check_keys},
    {"lists", check_lists},
    {"many", check_many},
    {"large", check_large},
    {"domains", check_domains},
    {"transactions", check_transactions},
    {"types", check_types},
    {"copy", check_copies},
    {"convert", check_convert},
    {"relations", check_relations},
    {"hostile", check_hostile},
    {"functions", check_functions},
    {"memory", check_memory},
    {"extremes", check_extremes},
    {"drift", check_drift},
    {"connection", check_connection},
    {"killed", check_killed},
    {"gone", check_gone},
    {"stopped", check_stopped}, /* only by its name: nothing can follow it */
};

/* Whether a part is among the arguments; without names there all are wanted. */
static bool is_wanted(const char *name, int argc, char **argv)
{
    bool has_names = false;

    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], name) == 0)
            return true;
        has_names = has_names || strcmp(argv[i], "short") != 0;
    }
    return !has_names && strcmp(name, "stopped") != 0;
}

int main(int argc, char **argv)
{
    const char *url = getenv("DATABASE_URL");
    Check check = {.conninfo = url != NULL ? url : ""};

    check.is_short = argc > 1 && strcmp(argv[1], "short") == 0;
    check.side = PQconnectdb(check.conninfo);
    if (db_connect(check.conninfo, &check.conn) != DB_OK) {
        printf("%s\n", db_last_error(check.conn)->message);
        db_close(check.conn);
        PQfinish(check.side);
        return 1;
    }
    PQsetNoticeProcessor(check.side, ignore_notice, NULL);
    PQsetNoticeProcessor(db_handle(check.conn), ignore_notice, NULL);

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (is_wanted(parts[i].name, argc, argv))
            parts[i].run(&check);

    db_close(check.conn);
    PQfinish(check.side);
    printf("%d checks, %d failures\n", check.count, check.failures);
    return check.failures > 0;
}
