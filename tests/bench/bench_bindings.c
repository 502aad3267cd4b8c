/*
 * bench_bindings.c - generated accessors against the same written by hand with libpq's binary protocol: reading a row by
 * its key, and reading all 100,000 rows into an array of structs. Both in one program and in turn; the ratio of each pair
 * is taken and the median of these is printed, for the time that passed and for the processor time of this program
 * (which leaves the server out). See bench_bindings.sql for the table.
 */
#include "db.h"

#include <endian.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PAIRS = 21, GETS = 1000, ROWS = 100000 };

typedef struct Sample {
    double passed; /* seconds */
    double used;   /* seconds of processor time */
} Sample;

/* What the hand-written code reads a row into. */
typedef struct Job {
    int64_t id;
    unsigned char owner_id[16];
    int state;
    int32_t priority;
    const char *title;
    const char *body;
    const char *label;
    const char *payload;
    bool is_urgent;
    bool has_score;
    double score;
    int16_t tries;
    int64_t created_at;
    bool has_updated_at;
    int64_t updated_at;
} Job;

#define COLUMNS                                                                            \
    "id, owner_id, state, priority, title, body, label, payload, is_urgent, score, tries," \
    " created_at, updated_at"

static Sample now(void)
{
    struct timespec passed, used;

    clock_gettime(CLOCK_MONOTONIC, &passed);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (Sample){(double)passed.tv_sec + (double)passed.tv_nsec * 1e-9,
                    (double)used.tv_sec + (double)used.tv_nsec * 1e-9};
}

static Sample since(Sample start)
{
    Sample end = now();

    return (Sample){end.passed - start.passed, end.used - start.used};
}

static void fail(const char *what, const char *message)
{
    fprintf(stderr, "%s: %s\n", what, message);
    exit(1);
}

/* ---- by hand ----------------------------------------------------------------------------------- */

static int64_t load64(const char *at)
{
    uint64_t value;

    memcpy(&value, at, sizeof value);
    return (int64_t)be64toh(value);
}

static int32_t load32(const char *at)
{
    uint32_t value;

    memcpy(&value, at, sizeof value);
    return (int32_t)be32toh(value);
}

static int parse_state(const char *label)
{
    static const char *const labels[] = {"waiting", "running", "done", "failed"};

    for (int i = 0; i < 4; i++)
        if (strcmp(labels[i], label) == 0)
            return i + 1;
    return 0;
}

static const char *text_or_null(const PGresult *result, int row, int column)
{
    return PQgetisnull(result, row, column) ? NULL : PQgetvalue(result, row, column);
}

static void read_job(const PGresult *result, int row, Job *job)
{
    const int64_t epoch = INT64_C(946684800000000);
    const char *payload = text_or_null(result, row, 7);
    uint16_t tries;

    job->id = load64(PQgetvalue(result, row, 0));
    memcpy(job->owner_id, PQgetvalue(result, row, 1), sizeof job->owner_id);
    job->state = parse_state(PQgetvalue(result, row, 2));
    job->priority = load32(PQgetvalue(result, row, 3));
    job->title = PQgetvalue(result, row, 4);
    job->body = text_or_null(result, row, 5);
    job->label = text_or_null(result, row, 6);
    job->payload = payload != NULL ? payload + 1 : NULL; /* behind the version */
    job->is_urgent = *PQgetvalue(result, row, 8) != 0;
    job->has_score = !PQgetisnull(result, row, 9);
    if (job->has_score) {
        int64_t bits = load64(PQgetvalue(result, row, 9));

        memcpy(&job->score, &bits, sizeof bits);
    }
    memcpy(&tries, PQgetvalue(result, row, 10), sizeof tries);
    job->tries = (int16_t)be16toh(tries);
    job->created_at = load64(PQgetvalue(result, row, 11)) + epoch;
    job->has_updated_at = !PQgetisnull(result, row, 12);
    if (job->has_updated_at)
        job->updated_at = load64(PQgetvalue(result, row, 12)) + epoch;
}

static int64_t get_by_hand(PGconn *pg, int64_t id)
{
    uint64_t key = htobe64((uint64_t)id);
    const char *values[] = {(const char *)&key};
    const int lengths[] = {sizeof key};
    const int formats[] = {1};
    PGresult *result = PQexecPrepared(pg, "get", 1, values, lengths, formats, 1);
    Job job;

    if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) != 1)
        fail("get by hand", PQerrorMessage(pg));
    read_job(result, 0, &job);
    PQclear(result);
    return job.id + job.priority;
}

static int64_t list_by_hand(PGconn *pg)
{
    PGresult *result = PQexecPrepared(pg, "list", 0, NULL, NULL, NULL, 1);
    int count = PQntuples(result);
    Job *jobs = malloc((size_t)count * sizeof *jobs);
    int64_t sum = 0;

    if (PQresultStatus(result) != PGRES_TUPLES_OK || count != ROWS || jobs == NULL)
        fail("list by hand", PQerrorMessage(pg));
    for (int i = 0; i < count; i++)
        read_job(result, i, &jobs[i]);
    for (int i = 0; i < count; i++)
        sum += jobs[i].id + jobs[i].priority;
    free(jobs);
    PQclear(result);
    return sum;
}

/* ---- generated --------------------------------------------------------------------------------- */

static int64_t get_generated(db_conn *conn, int64_t id)
{
    db_jobs_rows rows;
    int64_t result;

    if (db_jobs_get(conn, id, &rows) != DB_OK)
        fail("db_jobs_get", db_last_error(conn)->message);
    result = rows.rows[0].id + rows.rows[0].priority;
    db_jobs_rows_free(&rows);
    return result;
}

static int64_t list_generated(db_conn *conn)
{
    db_jobs_rows rows;
    int64_t sum = 0;

    if (db_jobs_list(conn, NULL, NULL, &rows) != DB_OK || rows.count != ROWS)
        fail("db_jobs_list", db_last_error(conn)->message);
    for (size_t i = 0; i < rows.count; i++)
        sum += rows.rows[i].id + rows.rows[i].priority;
    db_jobs_rows_free(&rows);
    return sum;
}

/* ---- in turn ----------------------------------------------------------------------------------- */

static Sample measure(db_conn *conn, bool by_hand, bool all, int64_t *sum)
{
    PGconn *pg = db_handle(conn);
    Sample start = now();

    if (all) {
        *sum += by_hand ? list_by_hand(pg) : list_generated(conn);
    } else {
        for (int64_t i = 1; i <= GETS; i++) {
            int64_t id = i * 97 % ROWS + 1;

            *sum += by_hand ? get_by_hand(pg, id) : get_generated(conn, id);
        }
    }
    return since(start);
}

static int compare(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static double median(double *list)
{
    qsort(list, PAIRS, sizeof *list, compare);
    return list[PAIRS / 2];
}

static void compare_both(db_conn *conn, const char *what, bool all, int per_sample)
{
    double passed[PAIRS], used[PAIRS], each[PAIRS];
    int64_t sums[2] = {0, 0};

    for (int i = -1; i < PAIRS; i++) { /* the first pair warms up */
        Sample hand, generated;

        /* Who goes first alternates. */
        if (i % 2 != 0) {
            hand = measure(conn, true, all, &sums[0]);
            generated = measure(conn, false, all, &sums[1]);
        } else {
            generated = measure(conn, false, all, &sums[1]);
            hand = measure(conn, true, all, &sums[0]);
        }
        if (i < 0)
            continue;
        passed[i] = generated.passed / hand.passed;
        used[i] = generated.used / hand.used;
        each[i] = generated.passed / per_sample;
    }
    if (sums[0] != sums[1])
        fail(what, "the sums differ");
    printf(
        "%s: %.3f times libpq by hand, %.3f of its processor time (median of %d pairs; %.2f us)\n",
        what, median(passed), median(used), PAIRS, median(each) * 1e6);
}

static void prepare(PGconn *pg, const char *name, const char *sql)
{
    PGresult *result = PQprepare(pg, name, sql, 0, NULL);

    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail(sql, PQerrorMessage(pg));
    PQclear(result);
}

int main(void)
{
    const char *url = getenv("DATABASE_URL");
    db_conn *conn;

    if (db_connect(url != NULL ? url : "", &conn) != DB_OK)
        fail("connect", db_last_error(conn)->message);
    prepare(db_handle(conn), "get", "SELECT " COLUMNS " FROM jobs WHERE id = $1::bigint");
    prepare(db_handle(conn), "list", "SELECT " COLUMNS " FROM jobs ORDER BY id");
    compare_both(conn, "generated get, 21,000 rows by key", false, GETS);
    compare_both(conn, "generated list of 100,000 rows", true, 1);
    db_close(conn);
    return 0;
}
