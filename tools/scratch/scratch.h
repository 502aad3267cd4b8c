/*
 * Scratch: a throwaway PostgreSQL server.
 *
 * scratch_start() makes a folder of its own below TMPDIR, creates a database cluster in it and starts a server that
 * listens on a unix socket in that folder only. Nobody else can reach it: the folder belongs to the server's user and
 * is closed to all others. Durability is switched off. Called by root, the server runs as SCHEMAC_PG_USER, else
 * `postgres`, else `nobody`.
 *
 * A watchdog process, started first, holds the read end of a pipe whose write end lives in the caller. When the caller
 * stops the server or is gone for whatever reason (Ctrl-C, SIGTERM, SIGKILL, a crash), the pipe ends, and the watchdog
 * stops the server and removes the folder. The watchdog is a child of the caller, has a session of its own and
 * ignores signals.
 *
 * The Scratch and its texts live on the arena given to scratch_start(), the server until scratch_stop().
 */
#ifndef SCHEMAC_SCRATCH_SCRATCH_H
#define SCHEMAC_SCRATCH_SCRATCH_H

#include "base/diag.h"

#include <sys/types.h>

typedef struct Scratch Scratch;

/* Everything may be left zero. */
typedef struct ScratchOptions {
    const char *pg_bin; /* folder of initdb and postgres, or the folder that holds it as bin/ */
    const char *const *settings; /* further server settings, each "name=value" */
    size_t setting_count;
    const char *hba;     /* lines of pg_hba.conf before the one that lets everybody in */
    int port;            /* names the socket; 0: 5432 */
    int timeout_seconds; /* until the server must answer; 0: 60 */
} ScratchOptions;

/* Starts a server and waits until it accepts connections. NULL after an error: no programs found (it says where was
 * looked), no usable temporary folder, initdb or the server failed (it shows the end of what they wrote). */
Scratch *scratch_start(Arena *arena, const ScratchOptions *options, DiagList *diags);

/* Stops the server, removes the folder and waits until both are done. NULL is allowed. Does nothing in a process that
 * the caller of scratch_start() forked. */
void scratch_stop(Scratch *scratch);

/* A libpq connection string for one of the server's databases ("postgres" is always there), as its superuser. */
char *scratch_conninfo(const Scratch *scratch, Arena *arena, const char *database);

/* Creates a database as a copy of `template_name` (NULL: of template1). False after an error. */
bool scratch_create_database(const Scratch *scratch, const char *name, const char *template_name,
                             DiagList *diags);

/* The folder; it holds data/, the socket, initdb.log and server.log. */
const char *scratch_directory(const Scratch *scratch);

/* Process id of the server, 0 when it is not running. */
pid_t scratch_server_pid(const Scratch *scratch);

/*
 * The folder that holds initdb and postgres. Searched in this order: `pg_bin` (may be NULL), the environment's
 * SCHEMAC_PG_BIN, `pg_config --bindir`, the newest version in the usual places of packages, PATH. The first two must
 * be right when they are given. NULL after an error that lists these places.
 */
char *scratch_find_programs(Arena *arena, const char *pg_bin, DiagList *diags);

#endif
