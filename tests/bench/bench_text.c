/* bench_text.c - for comparison: the rows of bench_bindings.c by libpq in the text protocol, as most programs do it. Prints
 * "text get SECONDS" and the like for bench_bindings.sh. */
#include <libpq-fe.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROWS = 100000, GETS = 21000, FIELDS = 13 };

#define QUERY                                                                               \
    "SELECT id, owner_id, state, priority, title, body, label, payload, is_urgent, score, " \
    "tries, created_at, updated_at FROM jobs"

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static void check(PGresult *result, PGconn *pg)
{
    if (PQresultStatus(result) == PGRES_TUPLES_OK || PQresultStatus(result) == PGRES_COMMAND_OK)
        return;
    fprintf(stderr, "%s", PQerrorMessage(pg));
    exit(1);
}

/* What a program does with a row: numbers are read, texts looked at. */
static int64_t use_row(const PGresult *result, int row)
{
    int64_t sum = 0;

    for (int field = 0; field < FIELDS; field++) {
        const char *value = PQgetvalue(result, row, field);

        if (field == 0 || field == 3 || field == 10)
            sum += strtoll(value, NULL, 10);
        else if (field == 9)
            sum += (int64_t)strtod(value, NULL);
        else
            sum += PQgetisnull(result, row, field) ? 0 : (unsigned char)value[0];
    }
    return sum;
}

int main(void)
{
    const char *url = getenv("DATABASE_URL");
    PGconn *pg = PQconnectdb(url != NULL ? url : "");
    PGresult *result = PQprepare(pg, "get", QUERY " WHERE id = $1", 0, NULL);
    int64_t sum = 0;
    double start;

    check(result, pg);
    PQclear(result);
    start = now();
    for (int i = 1; i <= GETS; i++) {
        char id[16];
        const char *values[] = {id};

        snprintf(id, sizeof id, "%d", i * 97 % ROWS + 1);
        result = PQexecPrepared(pg, "get", 1, values, NULL, NULL, 0);
        check(result, pg);
        sum += use_row(result, 0);
        PQclear(result);
    }
    printf("text get %.6f\n", now() - start);
    start = now();
    result = PQexec(pg, QUERY " ORDER BY id");
    check(result, pg);
    for (int row = 0; row < PQntuples(result); row++)
        sum += use_row(result, row);
    PQclear(result);
    printf("text list %.6f\n", now() - start);
    PQfinish(pg);
    return sum == 0;
}
