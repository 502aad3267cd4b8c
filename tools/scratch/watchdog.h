/*
 * The watchdog of a throwaway server: runs initdb and the server, and cleans up when its pipe ends. Internal to
 * scratch/.
 */
#ifndef SCHEMAC_SCRATCH_WATCHDOG_H
#define SCHEMAC_SCRATCH_WATCHDOG_H

#include <stdbool.h>
#include <sys/types.h>

/* What the watchdog writes to the caller, one byte each. */
#define WATCHDOG_INITDB_FAILED 'i'
#define WATCHDOG_SERVER_STARTED 's'
#define WATCHDOG_SERVER_ENDED 'e'

typedef struct WatchdogTask {
    const char *directory;
    char *const *initdb; /* argument vectors; the first is the path of the program */
    char *const *server; /* likewise */
    bool change_user;    /* run both as another user */
    uid_t user;
    gid_t group;
    pid_t caller;
    int lifeline; /* read end: nothing ever comes, its end means that the caller is gone */
    int report;   /* write end */
} WatchdogTask;

/* The life of the watchdog process, called in the child of fork(). Never returns. */
_Noreturn void watchdog_run(const WatchdogTask *task);

/* Removes a folder and everything in it, without following links. True when it is gone. */
bool watchdog_remove_directory(const char *directory);

#endif
