/*
 * Candidates: values that a column may take, as texts. Internal to prove/.
 *
 * They come from the type, and from the constants in the checks that speak of the column. Those that the type or a check
 * of this column alone refuses are left out, by asking the server.
 */
#ifndef SCHEMAC_PROVE_CANDIDATES_H
#define SCHEMAC_PROVE_CANDIDATES_H

#include "base/map.h"
#include "prove/tables.h"

/* A database, and what is known of its types. */
typedef struct CandidateSource {
    Session *session;
    Arena *arena;
    Map *types; /* oid to TextVec */
} CandidateSource;

/* Values for a column of `table`, without NULL. `twin` and `other` (may be NULL) are the same table and column in the
 * database `also`, which has to take them, too. */
TextVec candidates_find(CandidateSource *source, const ProveTable *table, const ProveColumn *column,
                        CandidateSource *also, const ProveTable *twin, const ProveColumn *other);

#endif
