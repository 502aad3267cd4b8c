/*
 * check.h - the frame of the check program, which calls the bindings generated from schema.sql, types.sql,
 * hostile.sql, lists.sql and functions.sql on a database that holds these schemas. test_bindings.sh generates, builds
 * and runs it.
 *
 * A Check is the state of one run. A check that fails is reported with its place and the error of the connection, and
 * the program goes on.
 */
#ifndef SCHEMAC_TESTS_BINDINGS_CHECK_H
#define SCHEMAC_TESTS_BINDINGS_CHECK_H

#include <stdbool.h>

struct db_conn;
struct pg_conn;

typedef struct Check {
    struct db_conn *conn; /* what is tested */
    struct pg_conn *side; /* a second connection, to look at the database past the bindings */
    const char *conninfo; /* of both */
    bool is_short;        /* fewer rounds: under valgrind */
    int count;
    int failures;
} Check;

/* One check; yields the condition. */
#define CHECK(check, condition) check_note((check), (condition), #condition, __FILE__, __LINE__)
bool check_note(Check *check, bool holds, const char *what, const char *file, int line);

/* Checks the status that a call returned. */
#define CHECK_STATUS(check, call, expected) \
    check_status((check), (int)(call), (int)(expected), #call, __FILE__, __LINE__)
#define CHECK_OK(check, call) CHECK_STATUS(check, call, 0)
bool check_status(Check *check, int actual, int expected, const char *what, const char *file,
                  int line);

/* Checks that two texts are equal. */
#define CHECK_TEXT(check, actual, expected) \
    check_text((check), (actual), (expected), #actual, __FILE__, __LINE__)
bool check_text(Check *check, const char *actual, const char *expected, const char *what,
                const char *file, int line);

/* Checks that a text holds another. */
#define CHECK_HOLDS(check, actual, part) \
    check_holds((check), (actual), (part), #actual, __FILE__, __LINE__)
bool check_holds(Check *check, const char *actual, const char *part, const char *what,
                 const char *file, int line);

/* Runs SQL on the side connection, which must work. */
void check_sql(Check *check, const char *sql);

/* The same, and checks the first value of the first row ("" for NULL or no row). */
#define CHECK_SQL(check, sql, expected) \
    check_sql_value((check), (sql), (expected), __FILE__, __LINE__)
void check_sql_value(Check *check, const char *sql, const char *expected, const char *file,
                     int line);

/* Runs SQL on the tested connection past the bindings. */
void check_sql_inside(Check *check, const char *sql);

/* The parts, each in a file of its own. Later ones change the database. */
void check_rows(Check *check);
void check_keys(Check *check);
void check_lists(Check *check);
void check_many(Check *check);
void check_large(Check *check);
void check_domains(Check *check);
void check_transactions(Check *check);
void check_types(Check *check);
void check_copies(Check *check);
void check_relations(Check *check);
void check_convert(Check *check);
void check_hostile(Check *check);
void check_functions(Check *check);
void check_memory(Check *check);
void check_extremes(Check *check);
void check_drift(Check *check);
void check_connection(Check *check);
void check_killed(Check *check);
void check_gone(Check *check);
void check_stopped(Check *check);

#endif
