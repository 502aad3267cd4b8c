/*
 * bench_bindings.c - generated accessors against the same written by hand with libpq's binary protocol: reading a row by
 * its key, and reading all 100,000 rows into an array of structs. By hand there are two: one that looks before it reads
 * (the size of a value, NULL where there must be none, the version of jsonb, times that do not fit), as the generated code
 * does, and one that trusts that everything is as it was when it was written. All in one program and in turn; the ratio
 * of each round is taken and the median of these is printed, for the time that passed and for the processor time of this
 * program (which leaves the server out). BENCH_ROUNDS tells how many rounds. See bench_bindings.sql for the table.
 */
#include "db.h"

#include <endian.h>
#include <libpq-fe.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 21, MOST_ROUNDS = 1001, GETS = 1000, ROWS = 100000 };

typedef enum Version { TRUSTING, CAREFUL, GENERATED, VERSIONS } Version;

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

static int64_t load_time(const char *at)
{
    return load64(at) + INT64_C(946684800000000);
}

static double load_double(const char *at)
{
    int64_t bits = load64(at);
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

static int16_t load16(const char *at)
{
    uint16_t value;

    memcpy(&value, at, sizeof value);
    return (int16_t)be16toh(value);
}

static const char *text_or_null(const PGresult *result, int row, int column)
{
    return PQgetisnull(result, row, column) ? NULL : PQgetvalue(result, row, column);
}

static void read_trusting(const PGresult *result, int row, Job *job)
{
    const char *payload = text_or_null(result, row, 7);

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
    if (job->has_score)
        job->score = load_double(PQgetvalue(result, row, 9));
    job->tries = load16(PQgetvalue(result, row, 10));
    job->created_at = load_time(PQgetvalue(result, row, 11));
    job->has_updated_at = !PQgetisnull(result, row, 12);
    if (job->has_updated_at)
        job->updated_at = load_time(PQgetvalue(result, row, 12));
}

static void refuse(const PGresult *result, int column)
{
    fail("unexpected value in the column", PQfname(result, column));
}

/* A value of a size; the length of NULL is 0. */
static const char *sized(const PGresult *result, int row, int column, int size)
{
    if (PQgetlength(result, row, column) != size)
        refuse(result, column);
    return PQgetvalue(result, row, column);
}

static const char *sized_or_null(const PGresult *result, int row, int column, int size)
{
    int length = PQgetlength(result, row, column);

    if (length == size)
        return PQgetvalue(result, row, column);
    if (length != 0 || !PQgetisnull(result, row, column))
        refuse(result, column);
    return NULL;
}

/* NULL reads like an empty text. */
static const char *text_not_null(const PGresult *result, int row, int column)
{
    const char *text = PQgetvalue(result, row, column);

    if (*text == '\0' && PQgetisnull(result, row, column))
        refuse(result, column);
    return text;
}

static const char *nullable_text(const PGresult *result, int row, int column)
{
    const char *text = PQgetvalue(result, row, column);

    return *text == '\0' && PQgetisnull(result, row, column) ? NULL : text;
}

/* The infinite times stay what they are; others must fit when they are counted from 1970. */
static int64_t checked_time(const PGresult *result, int column, const char *at)
{
    int64_t value = load64(at);

    if (value == INT64_MIN || value == INT64_MAX)
        return value;
    if (value > INT64_MAX - INT64_C(946684800000000))
        refuse(result, column);
    return load_time(at);
}

static void read_careful(const PGresult *result, int row, Job *job)
{
    const char *at;

    job->id = load64(sized(result, row, 0, 8));
    memcpy(job->owner_id, sized(result, row, 1, 16), sizeof job->owner_id);
    job->state = parse_state(text_not_null(result, row, 2));
    job->priority = load32(sized(result, row, 3, 4));
    job->title = text_not_null(result, row, 4);
    job->body = nullable_text(result, row, 5);
    job->label = nullable_text(result, row, 6);
    at = nullable_text(result, row, 7);
    if (at != NULL && *at++ != 1)
        refuse(result, 7);
    job->payload = at;
    job->is_urgent = *sized(result, row, 8, 1) != 0;
    at = sized_or_null(result, row, 9, 8);
    job->has_score = at != NULL;
    if (job->has_score)
        job->score = load_double(at);
    job->tries = load16(sized(result, row, 10, 2));
    job->created_at = checked_time(result, 11, sized(result, row, 11, 8));
    at = sized_or_null(result, row, 12, 8);
    job->has_updated_at = at != NULL;
    if (job->has_updated_at)
        job->updated_at = checked_time(result, 12, at);
}

static void read_job(const PGresult *result, int row, Job *job, Version version)
{
    if (version == CAREFUL)
        read_careful(result, row, job);
    else
        read_trusting(result, row, job);
}

static int64_t get_by_hand(PGconn *pg, Version version, int64_t id)
{
    uint64_t key = htobe64((uint64_t)id);
    const char *values[] = {(const char *)&key};
    const int lengths[] = {sizeof key};
    const int formats[] = {1};
    PGresult *result = PQexecPrepared(pg, "get", 1, values, lengths, formats, 1);
    Job job;

    if (PQresultStatus(result) != PGRES_TUPLES_OK || PQntuples(result) != 1)
        fail("get by hand", PQerrorMessage(pg));
    read_job(result, 0, &job, version);
    PQclear(result);
    return job.id + job.priority;
}

static int64_t list_by_hand(PGconn *pg, Version version)
{
    PGresult *result = PQexecPrepared(pg, "list", 0, NULL, NULL, NULL, 1);
    int count = PQntuples(result);
    Job *jobs = malloc((size_t)count * sizeof *jobs);
    int64_t sum = 0;

    if (PQresultStatus(result) != PGRES_TUPLES_OK || count != ROWS || jobs == NULL)
        fail("list by hand", PQerrorMessage(pg));
    for (int i = 0; i < count; i++)
        read_job(result, i, &jobs[i], version);
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

static Sample measure(db_conn *conn, Version version, bool all, int64_t *sum)
{
    PGconn *pg = db_handle(conn);
    Sample start;

    malloc_trim(0); /* nobody finds memory that another has left */
    start = now();
    if (all) {
        *sum += version == GENERATED ? list_generated(conn) : list_by_hand(pg, version);
    } else {
        for (int64_t i = 1; i <= GETS; i++) {
            int64_t id = i * 97 % ROWS + 1;

            *sum += version == GENERATED ? get_generated(conn, id) : get_by_hand(pg, version, id);
        }
    }
    return since(start);
}

static int compare(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static double median(double *list, int count)
{
    qsort(list, (size_t)count, sizeof *list, compare);
    return list[count / 2];
}

static void compare_all(db_conn *conn, const char *what, bool all, int rounds, int per_sample)
{
    static double passed[VERSIONS][MOST_ROUNDS], used[VERSIONS][MOST_ROUNDS], each[MOST_ROUNDS];
    int64_t sums[VERSIONS] = {0};

    for (int i = -1; i < rounds; i++) { /* the first round warms up */
        Sample samples[VERSIONS];

        /* Who goes first changes. */
        for (int k = 0; k < VERSIONS; k++) {
            Version version = (Version)((i + 1 + k) % VERSIONS);

            samples[version] = measure(conn, version, all, &sums[version]);
        }
        for (int hand = 0; i >= 0 && hand < GENERATED; hand++) {
            passed[hand][i] = samples[GENERATED].passed / samples[hand].passed;
            used[hand][i] = samples[GENERATED].used / samples[hand].used;
            each[i] = samples[GENERATED].passed / per_sample;
        }
    }
    if (sums[TRUSTING] != sums[GENERATED] || sums[CAREFUL] != sums[GENERATED])
        fail(what, "the sums differ");
    printf("%s: %.3f times libpq by hand, %.3f of its processor time; %.3f and %.3f where the hand"
           " checks nothing (median of %d rounds; %.2f us)\n",
           what, median(passed[CAREFUL], rounds), median(used[CAREFUL], rounds),
           median(passed[TRUSTING], rounds), median(used[TRUSTING], rounds), rounds,
           median(each, rounds) * 1e6);
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
    const char *number = getenv("BENCH_ROUNDS");
    int rounds = number != NULL ? (int)strtol(number, NULL, 10) : ROUNDS;
    const char *url = getenv("DATABASE_URL");
    db_conn *conn;

    rounds = rounds < 1 ? 1 : rounds > MOST_ROUNDS ? MOST_ROUNDS : rounds;
    if (db_connect(url != NULL ? url : "", &conn) != DB_OK)
        fail("connect", db_last_error(conn)->message);
    prepare(db_handle(conn), "get", "SELECT " COLUMNS " FROM jobs WHERE id = $1::bigint");
    prepare(db_handle(conn), "list", "SELECT " COLUMNS " FROM jobs ORDER BY id");
    compare_all(conn, "generated get, 21,000 rows by key", false, rounds, GETS);
    compare_all(conn, "generated list of 100,000 rows", true, rounds, 1);
    db_close(conn);
    return 0;
}
