/*
 * CREATE INDEX CONCURRENTLY that was interrupted: it leaves an index that is marked INVALID, slows down writes and is
 * never used. Internal to migrate/.
 */
#ifndef SCHEMAC_MIGRATE_INDEXES_H
#define SCHEMAC_MIGRATE_INDEXES_H

#include "migrate/files.h"
#include "migrate/session.h"

/* What a CREATE INDEX CONCURRENTLY statement is about. */
typedef struct IndexTarget {
    const char *index; /* NULL: the server chooses the name */
    const char *table; /* as the statement writes it */
} IndexTarget;

/* Reads a statement; false when it is something else. */
bool index_target_read(Arena *arena, const SqlStatement *statement, IndexTarget *target);

typedef struct IndexState {
    int valid; /* indexes of the table that are valid: with the target's name, when it has one */
    TextVec invalid;     /* qualified names of the others, quoted */
    const char *builder; /* process that is building one of them right now; NULL: none */
} IndexState;

bool index_state_read(Session *session, const IndexTarget *target, IndexState *state);

/* Drops the invalid indexes and says so. */
bool index_drop_invalid(Session *session, const IndexState *state, Span statement);

#endif
