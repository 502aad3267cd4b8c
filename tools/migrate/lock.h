/*
 * One runner at a time: an advisory lock of the session, never waited for inside the server, because a waiting
 * statement holds a snapshot, and CREATE INDEX CONCURRENTLY of the other runner would wait for that one. Internal to
 * migrate/.
 */
#ifndef SCHEMAC_MIGRATE_LOCK_H
#define SCHEMAC_MIGRATE_LOCK_H

#include "migrate/migrate.h"
#include "migrate/session.h"

/* Takes the lock, waiting as long as the options allow; a line on `progress` says for whom. */
bool lock_acquire(Session *session, const MigrateOptions *options);

/* Gives the lock back. The end of the session does so, too. */
void lock_release(Session *session);

/* Sleeps. */
void lock_pause(long milliseconds);

#endif
