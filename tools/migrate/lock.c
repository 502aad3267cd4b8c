#include "migrate/lock.h"

#include <time.h>

/* The letters "schemac" as a number. Locks of other databases do not meet it. */
#define LOCK_KEY "32481125786083683"

#define FIRST_PAUSE 50
#define LONGEST_PAUSE 1000

void lock_pause(long milliseconds)
{
    struct timespec pause = {.tv_sec = milliseconds / 1000,
                             .tv_nsec = milliseconds % 1000 * 1000000};

    nanosleep(&pause, NULL);
}

/* 1: taken, 0: somebody else has it, -1: an error. */
static int try_lock(Session *session)
{
    PGresult *result = session_query(
        session, "take the lock", "select pg_catalog.pg_try_advisory_lock(" LOCK_KEY ")", 0, NULL);
    int taken;

    if (result == NULL)
        return -1;
    taken = *libpq.PQgetvalue(result, 0, 0) == 't';
    libpq.PQclear(result);
    return taken;
}

/* Who holds the lock, in words. NULL: nobody (any more), or it cannot be told. */
static char *describe_holder(Session *session)
{
    static const char SQL[] =
        "select l.pid, coalesce(a.usename, '?'), coalesce(nullif(a.application_name, ''), '?'), "
        "coalesce(host(a.client_addr), 'this machine'), "
        "to_char(a.backend_start at time zone 'UTC', 'HH24:MI:SS') || ' UTC' "
        "from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid "
        "where l.locktype = 'advisory' and l.granted and l.objsubid = 1 "
        "and l.database = (select oid from pg_catalog.pg_database where datname = "
        "current_database()) "
        "and (l.classid::bigint << 32) | l.objid::bigint = " LOCK_KEY;
    PGresult *result = libpq.PQexec(session->pg, SQL);
    char *text = NULL;

    if (libpq.PQresultStatus(result) == PGRES_TUPLES_OK && libpq.PQntuples(result) > 0) {
        Str out = str_new(session->arena);

        str_text(&out,
                 arena_printf(session->arena, "server process %s, user %s, application %s, from %s",
                              libpq.PQgetvalue(result, 0, 0), libpq.PQgetvalue(result, 0, 1),
                              libpq.PQgetvalue(result, 0, 2), libpq.PQgetvalue(result, 0, 3)));
        if (!libpq.PQgetisnull(result, 0, 4))
            str_printf(&out, ", connected since %s", libpq.PQgetvalue(result, 0, 4));
        text = out.text;
    }
    libpq.PQclear(result);
    return text;
}

static void report_timeout(Session *session, int seconds)
{
    const char *holder = describe_holder(session);
    Diag *diag =
        diag_error(session->diags, "locked", span_none(),
                   "another runner is at work on this database; gave up after %d s", seconds);

    if (holder != NULL)
        diag_detail(session->diags, diag, "the lock is held by %s", holder);
    diag_hint(session->diags, diag,
              "wait for it to end; a runner that hangs can be ended with select "
              "pg_terminate_backend(<process>)");
}

bool lock_acquire(Session *session, const MigrateOptions *options)
{
    int seconds = options->wait_seconds == 0 ? MIGRATE_WAIT_SECONDS : options->wait_seconds;
    long pause = FIRST_PAUSE, waited = 0;
    bool told = false;

    for (;;) {
        int taken = try_lock(session);

        if (taken != 0)
            return taken > 0;
        if (seconds < 0 || waited >= seconds * 1000L) {
            report_timeout(session, seconds < 0 ? 0 : seconds);
            return false;
        }
        if (!told && options->progress != NULL) {
            const char *holder = describe_holder(session);

            if (holder != NULL) {
                fprintf(options->progress, "waiting for another runner on this database (%s)\n",
                        holder);
                fflush(options->progress);
                told = true;
            }
        }
        lock_pause(pause);
        waited += pause;
        pause = pause * 2 < LONGEST_PAUSE ? pause * 2 : LONGEST_PAUSE;
    }
}

void lock_release(Session *session)
{
    if (libpq.PQstatus(session->pg) == CONNECTION_OK)
        session_try(session, "select pg_catalog.pg_advisory_unlock(" LOCK_KEY ")");
}
