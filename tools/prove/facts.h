/*
 * Facts: the schema of a database as rows (kind, identity, definition), and how those of two databases differ.
 * Internal to prove/.
 */
#ifndef SCHEMAC_PROVE_FACTS_H
#define SCHEMAC_PROVE_FACTS_H

#include "prove/prove.h"
#include "prove/sql.h"

typedef struct ProveFact {
    const char *kind; /* "column" */
    const char *identity;
    const char *definition;
} ProveFact;

typedef VEC(ProveFact) ProveFactVec;

/* Reads the facts of a database, sorted by kind, identity and definition. False after an error. */
bool facts_read(Session *session, Arena *arena, ProveFactVec *facts);

/* Appends what is not as it should be. What both have of one kind and identity with different definitions is one
 * difference. Both lists are sorted. */
void facts_compare(Arena *arena, const ProveFactVec *is, const ProveFactVec *should,
                   ProveDifferenceVec *differences);

#endif
