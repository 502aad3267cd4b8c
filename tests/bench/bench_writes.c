/*
 * bench_writes.c - many rows into a table: generated insert_many() of 100,000 rows against prepared inserts in a pipeline
 * and against arrays for unnest() by hand, and generated copy_in() of 1,000,000 rows against binary COPY by hand. In turn,
 * as in bench_bindings.c; the ratio of each pair is taken and the median of these is printed. `\copy` of psql is timed by
 * bench_bindings.sh.
 */
#include "db.h"

#include <endian.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EPOCH INT64_C(946684800000000) /* of the server, 2000-01-01, in microseconds */

enum { INSERTS = 100000, ARRAY_ROWS = 5000, COPIES = 1000000, PAIRS = 5 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void fail(const char *what, const char *message)
{
    fprintf(stderr, "%s: %s\n", what, message);
    exit(1);
}

static void run(PGconn *pg, const char *sql)
{
    PGresult *result = PQexec(pg, sql);

    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        fail(sql, PQerrorMessage(pg));
    PQclear(result);
}

/* ---- by hand ----------------------------------------------------------------------------------- */

/* The row i in binary form: four columns, each behind its length. */
static size_t put_row(char *to, int i, const char *title)
{
    uint32_t size = htobe32(8), priority = htobe32((uint32_t)i % 10),
             length = (uint32_t)strlen(title);
    uint64_t id = htobe64((uint64_t)i), created = htobe64((uint64_t)i * 1000000);
    uint32_t text_size = htobe32(length), four = htobe32(4);
    char *at = to;

    memcpy(at, &size, 4);
    memcpy(at + 4, &id, 8);
    memcpy(at + 12, &text_size, 4);
    memcpy(at + 16, title, length);
    at += 16 + length;
    memcpy(at, &four, 4);
    memcpy(at + 4, &priority, 4);
    memcpy(at + 8, &size, 4);
    memcpy(at + 12, &created, 8);
    return (size_t)(at + 20 - to);
}

static void title_of(char title[32], int i)
{
    snprintf(title, 32, "the title of job %d", i);
}

/* The rows that all ways of inserting begin with. */
static db_tickets_new rows[INSERTS];

static void make_rows(void)
{
    static char titles[INSERTS][32];

    for (int i = 0; i < INSERTS; i++) {
        title_of(titles[i], i);
        rows[i] = (db_tickets_new){
            .id = i,
            .title = titles[i],
            .priority = i % 10,
            .created_at = (int64_t)i * 1000000 + EPOCH,
        };
    }
}

static void insert_by_hand(PGconn *pg)
{
    run(pg, "BEGIN");
    if (PQenterPipelineMode(pg) != 1)
        fail("pipeline", PQerrorMessage(pg));
    for (int i = 0; i < INSERTS; i++) {
        const char *title = rows[i].title;
        char row[128];
        const char *values[4] = {row + 4, title, NULL, NULL};
        int lengths[4] = {8, 0, 4, 8};
        const int formats[4] = {1, 0, 1, 1};

        put_row(row, i, title);
        values[2] = row + 16 + strlen(title) + 4;
        values[3] = row + 16 + strlen(title) + 12;
        if (PQsendQueryPrepared(pg, "put", 4, values, lengths, formats, 1) != 1)
            fail("insert", PQerrorMessage(pg));
        if (i % 256 == 255 || i + 1 == INSERTS) {
            int pending = i % 256 + 1;

            PQpipelineSync(pg);
            for (; pending > 0; pending--) {
                PGresult *result = PQgetResult(pg);

                if (PQresultStatus(result) != PGRES_COMMAND_OK)
                    fail("insert", PQerrorMessage(pg));
                PQclear(result);
                PQclear(PQgetResult(pg));
            }
            PQclear(PQgetResult(pg));
        }
    }
    PQexitPipelineMode(pg);
    run(pg, "COMMIT");
}

/* One array in binary form, without NULLs. */
typedef struct Array {
    char *at; /* where the next element goes */
    char data[ARRAY_ROWS * 40 + 20];
} Array;

static void begin_array(Array *array, Oid type, int count)
{
    const uint32_t head[5] = {htobe32(1), 0, htobe32(type), htobe32((uint32_t)count), htobe32(1)};

    memcpy(array->data, head, sizeof head);
    array->at = array->data + sizeof head;
}

static void put_element(Array *array, const void *value, size_t length)
{
    uint32_t size = htobe32((uint32_t)length);

    memcpy(array->at, &size, 4);
    memcpy(array->at + 4, value, length);
    array->at += 4 + length;
}

static void insert_arrays_by_hand(PGconn *pg)
{
    static Array arrays[4];
    static const Oid types[4] = {20, 25, 23, 1184};
    const int formats[4] = {1, 1, 1, 1};

    run(pg, "BEGIN");
    for (int first = 0; first < INSERTS; first += ARRAY_ROWS) {
        int count = INSERTS - first < ARRAY_ROWS ? INSERTS - first : ARRAY_ROWS;
        const char *values[4];
        int lengths[4];
        PGresult *result;

        for (int i = 0; i < 4; i++)
            begin_array(&arrays[i], types[i], count);
        for (int i = first; i < first + count; i++) {
            uint64_t id = htobe64((uint64_t)rows[i].id);
            uint64_t created = htobe64((uint64_t)(rows[i].created_at - EPOCH));
            uint32_t priority = htobe32((uint32_t)rows[i].priority);

            put_element(&arrays[0], &id, 8);
            put_element(&arrays[1], rows[i].title, strlen(rows[i].title));
            put_element(&arrays[2], &priority, 4);
            put_element(&arrays[3], &created, 8);
        }
        for (int i = 0; i < 4; i++) {
            values[i] = arrays[i].data;
            lengths[i] = (int)(arrays[i].at - arrays[i].data);
        }
        result = PQexecPrepared(pg, "put_arrays", 4, values, lengths, formats, 1);
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            fail("insert arrays", PQerrorMessage(pg));
        PQclear(result);
    }
    run(pg, "COMMIT");
}

static void copy_by_hand(PGconn *pg)
{
    static char buffer[65536 + 256];
    static const char header[19] = "PGCOPY\n\377\r\n";
    size_t size = sizeof header;
    PGresult *result =
        PQexec(pg, "COPY tickets (id, title, priority, created_at) FROM STDIN (FORMAT binary)");

    if (PQresultStatus(result) != PGRES_COPY_IN)
        fail("copy", PQerrorMessage(pg));
    PQclear(result);
    memcpy(buffer, header, sizeof header);
    for (int i = 0; i < COPIES; i++) {
        const uint16_t columns = htobe16(4);
        char title[32];

        title_of(title, i);
        memcpy(buffer + size, &columns, 2);
        size += 2 + put_row(buffer + size + 2, i, title);
        if (size >= 65536) {
            PQputCopyData(pg, buffer, (int)size);
            size = 0;
        }
    }
    memcpy(buffer + size, "\377\377", 2);
    PQputCopyData(pg, buffer, (int)size + 2);
    if (PQputCopyEnd(pg, NULL) != 1)
        fail("copy", PQerrorMessage(pg));
    while ((result = PQgetResult(pg)) != NULL) {
        if (PQresultStatus(result) != PGRES_COMMAND_OK)
            fail("copy", PQerrorMessage(pg));
        PQclear(result);
    }
}

/* ---- generated --------------------------------------------------------------------------------- */

static void insert_generated(db_conn *conn)
{
    if (db_tickets_insert_many(conn, rows, INSERTS, NULL) != DB_OK)
        fail("insert_many", db_last_error(conn)->message);
}

typedef struct Source {
    int next;
    char title[32];
} Source;

static db_status next_ticket(void *context, db_tickets_new *row)
{
    Source *source = context;
    int i = source->next++;

    if (i == COPIES)
        return DB_NOT_FOUND;
    title_of(source->title, i);
    row->id = i;
    row->title = source->title;
    row->priority = i % 10;
    row->created_at = (int64_t)i * 1000000 + EPOCH;
    return DB_OK;
}

static void copy_generated(db_conn *conn)
{
    Source source = {0};

    if (db_tickets_copy_in(conn, next_ticket, &source, NULL) != DB_OK)
        fail("copy_in", db_last_error(conn)->message);
}

/* ---- in turn ----------------------------------------------------------------------------------- */

/* The same twice: by hand and generated. */
typedef struct Contest {
    const char *what;
    void (*by_hand)(PGconn *pg);
    void (*generated)(db_conn *conn);
} Contest;

static double measure(db_conn *conn, const Contest *contest, bool by_hand)
{
    PGconn *pg = db_handle(conn);
    double start;

    run(pg, "TRUNCATE tickets");
    start = now();
    if (by_hand)
        contest->by_hand(pg);
    else
        contest->generated(conn);
    return now() - start;
}

static int compare(const void *a, const void *b)
{
    const double *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

static void compare_both(db_conn *conn, const Contest *contest)
{
    double ratios[PAIRS], seconds[PAIRS];

    for (int i = 0; i < PAIRS; i++) {
        double hand = i % 2 == 0 ? measure(conn, contest, true) : 0;
        double generated = measure(conn, contest, false);

        if (hand == 0)
            hand = measure(conn, contest, true);
        ratios[i] = generated / hand;
        seconds[i] = generated;
    }
    qsort(ratios, PAIRS, sizeof *ratios, compare);
    qsort(seconds, PAIRS, sizeof *seconds, compare);
    printf("%s by hand: %.3f times as long (median of %d pairs; %.2f s)\n", contest->what,
           ratios[PAIRS / 2], PAIRS, seconds[PAIRS / 2]);
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
    static const Contest contests[] = {
        {"generated insert_many of 100,000 rows against prepared inserts in a pipeline",
         insert_by_hand, insert_generated},
        {"generated many rows, 100,000, against arrays for unnest", insert_arrays_by_hand,
         insert_generated},
        {"generated copy_in of 1,000,000 rows against binary COPY", copy_by_hand, copy_generated},
    };
    const char *url = getenv("DATABASE_URL");
    db_conn *conn;

    make_rows();
    if (db_connect(url != NULL ? url : "", &conn) != DB_OK)
        fail("connect", db_last_error(conn)->message);
    prepare(db_handle(conn), "put",
            "INSERT INTO tickets (id, title, priority, created_at)"
            " VALUES ($1::bigint, $2, $3::integer, $4::timestamptz)");
    prepare(db_handle(conn), "put_arrays",
            "INSERT INTO tickets (id, title, priority, created_at) SELECT * FROM"
            " unnest($1::bigint[], $2::text[], $3::integer[], $4::timestamptz[])");
    for (size_t i = 0; i < sizeof contests / sizeof *contests; i++)
        compare_both(conn, &contests[i]);
    db_close(conn);
    return 0;
}
