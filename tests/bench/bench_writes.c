/*
 * bench_writes.c - many rows into a table: generated insert_many() of 100,000 rows against what a C programmer would write
 * with libpq (prepared inserts in a pipeline, arrays for unnest(), binary COPY), the same where all rows are read back,
 * and generated copy_in() of 1,000,000 rows against binary COPY. In turn, as in bench_bindings.c; the ratio of each pair
 * is taken and the median of these is printed, for the time that passed and for the processor time of this program and of
 * its server process (where /proc tells). `\copy` of psql is timed by bench_bindings.sh.
 */
#include "db.h"

#include <endian.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define EPOCH INT64_C(946684800000000) /* of the server, 2000-01-01, in microseconds */

enum { INSERTS = 100000, ARRAY_ROWS = 5000, COPIES = 1000000, MOST_PAIRS = 99 };

typedef struct Sample {
    double passed; /* seconds */
    double used;   /* seconds of processor time */
} Sample;

static double seconds_of(clockid_t clock)
{
    struct timespec time;

    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

/* The processor time of another process; 0 if nobody tells. */
static double used_by(int pid)
{
    unsigned long long nanoseconds = 0;
    char path[64];
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/schedstat", pid);
    file = fopen(path, "r");
    if (file == NULL)
        return 0;
    if (fscanf(file, "%llu", &nanoseconds) != 1)
        nanoseconds = 0;
    fclose(file);
    return (double)nanoseconds * 1e-9;
}

static Sample now(PGconn *pg)
{
    return (Sample){seconds_of(CLOCK_MONOTONIC),
                    seconds_of(CLOCK_PROCESS_CPUTIME_ID) + used_by(PQbackendPID(pg))};
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

/* What a row that came back is read into. */
typedef struct Ticket {
    int64_t id;
    const char *title;
    int32_t priority;
    int64_t created_at;
} Ticket;

static void read_tickets(const PGresult *result, Ticket *tickets)
{
    for (int i = 0; i < PQntuples(result); i++) {
        uint64_t id, created;
        uint32_t priority;

        memcpy(&id, PQgetvalue(result, i, 0), sizeof id);
        memcpy(&priority, PQgetvalue(result, i, 2), sizeof priority);
        memcpy(&created, PQgetvalue(result, i, 3), sizeof created);
        tickets[i] = (Ticket){
            .id = (int64_t)be64toh(id),
            .title = PQgetvalue(result, i, 1),
            .priority = (int32_t)be32toh(priority),
            .created_at = (int64_t)be64toh(created) + EPOCH,
        };
    }
}

/* Inserts all rows as arrays with a prepared statement; reads them back unless tickets is NULL. */
static void send_arrays(PGconn *pg, const char *statement, Ticket *tickets)
{
    static PGresult *results[INSERTS / ARRAY_ROWS + 1];
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
        result = PQexecPrepared(pg, statement, 4, values, lengths, formats, 1);
        if (PQresultStatus(result) != (tickets != NULL ? PGRES_TUPLES_OK : PGRES_COMMAND_OK))
            fail("insert arrays", PQerrorMessage(pg));
        if (tickets != NULL)
            read_tickets(result, tickets + first);
        results[first / ARRAY_ROWS] = result; /* which has the titles */
    }
    run(pg, "COMMIT");
    for (int i = 0; i < INSERTS / ARRAY_ROWS + 1; i++) {
        PQclear(results[i]);
        results[i] = NULL;
    }
}

static void insert_arrays_by_hand(PGconn *pg)
{
    send_arrays(pg, "put_arrays", NULL);
}

static void insert_and_read_by_hand(PGconn *pg)
{
    Ticket *tickets = malloc(INSERTS * sizeof *tickets);

    if (tickets == NULL)
        fail("insert arrays", "out of memory");
    send_arrays(pg, "put_arrays_and_read", tickets);
    if (tickets[INSERTS - 1].id != INSERTS - 1)
        fail("insert arrays", "other rows came back");
    free(tickets);
}

/* Copies rows: those of the array, or as many as wanted whose titles are made on the way. */
static void send_copy(PGconn *pg, int count, bool from_array)
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
    for (int i = 0; i < count; i++) {
        const uint16_t columns = htobe16(4);
        char title[32];

        if (!from_array)
            title_of(title, i);
        memcpy(buffer + size, &columns, 2);
        size += 2 + put_row(buffer + size + 2, i, from_array ? rows[i].title : title);
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

static void insert_copy_by_hand(PGconn *pg)
{
    send_copy(pg, INSERTS, true);
}

static void copy_by_hand(PGconn *pg)
{
    send_copy(pg, COPIES, false);
}

/* ---- generated --------------------------------------------------------------------------------- */

static void insert_generated(db_conn *conn)
{
    if (db_tickets_insert_many(conn, rows, INSERTS, NULL) != DB_OK)
        fail("insert_many", db_last_error(conn)->message);
}

static void insert_and_read_generated(db_conn *conn)
{
    db_tickets_rows all;

    if (db_tickets_insert_many(conn, rows, INSERTS, &all) != DB_OK)
        fail("insert_many", db_last_error(conn)->message);
    if (all.rows[INSERTS - 1].id != INSERTS - 1)
        fail("insert_many", "other rows came back");
    db_tickets_rows_free(&all);
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

static Sample measure(db_conn *conn, const Contest *contest, bool by_hand)
{
    PGconn *pg = db_handle(conn);
    Sample start, end;

    run(pg, "TRUNCATE tickets");
    start = now(pg);
    if (by_hand)
        contest->by_hand(pg);
    else
        contest->generated(conn);
    end = now(pg);
    return (Sample){end.passed - start.passed, end.used - start.used};
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

static void compare_both(db_conn *conn, const Contest *contest, int pairs)
{
    double passed[MOST_PAIRS], used[MOST_PAIRS], seconds[MOST_PAIRS];

    for (int i = 0; i < pairs; i++) {
        Sample hand, generated;

        /* Who goes first alternates. */
        if (i % 2 == 0) {
            hand = measure(conn, contest, true);
            generated = measure(conn, contest, false);
        } else {
            generated = measure(conn, contest, false);
            hand = measure(conn, contest, true);
        }
        passed[i] = generated.passed / hand.passed;
        used[i] = generated.used / hand.used;
        seconds[i] = generated.passed;
    }
    printf(
        "%s by hand: %.3f times as long, %.3f of its processor time (median of %d pairs; %.2f s)\n",
        contest->what, median(passed, pairs), median(used, pairs), pairs, median(seconds, pairs));
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
        {"generated arrays: insert_many of 100,000 rows against arrays for unnest",
         insert_arrays_by_hand, insert_generated},
        {"generated rows: insert_many of 100,000 rows against binary COPY", insert_copy_by_hand,
         insert_generated},
        {"generated returning: insert_many of 100,000 rows that are read back against arrays",
         insert_and_read_by_hand, insert_and_read_generated},
        {"generated copy_in of 1,000,000 rows against binary COPY", copy_by_hand, copy_generated},
    };
    const char *number = getenv("BENCH_PAIRS");
    int pairs = number != NULL ? (int)strtol(number, NULL, 10) : 5;
    const char *url = getenv("DATABASE_URL");
    db_conn *conn;

    pairs = pairs < 1 ? 1 : pairs > MOST_PAIRS ? MOST_PAIRS : pairs;
    make_rows();
    if (db_connect(url != NULL ? url : "", &conn) != DB_OK)
        fail("connect", db_last_error(conn)->message);
    prepare(db_handle(conn), "put",
            "INSERT INTO tickets (id, title, priority, created_at)"
            " VALUES ($1::bigint, $2, $3::integer, $4::timestamptz)");
    prepare(db_handle(conn), "put_arrays",
            "INSERT INTO tickets (id, title, priority, created_at) SELECT unnest($1::bigint[]),"
            " unnest($2::text[]), unnest($3::integer[]), unnest($4::timestamptz[])");
    prepare(db_handle(conn), "put_arrays_and_read",
            "INSERT INTO tickets (id, title, priority, created_at) SELECT unnest($1::bigint[]),"
            " unnest($2::text[]), unnest($3::integer[]), unnest($4::timestamptz[])"
            " RETURNING id, title, priority, created_at");
    for (size_t i = 0; i < sizeof contests / sizeof *contests; i++)
        compare_both(conn, &contests[i], pairs);
    db_close(conn);
    return 0;
}
