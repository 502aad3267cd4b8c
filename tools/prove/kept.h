/*
 * Kept: what the tables of a database hold before a plan runs, and whether it is there afterwards. Internal to prove/.
 */
#ifndef SCHEMAC_PROVE_KEPT_H
#define SCHEMAC_PROVE_KEPT_H

#include "prove/prove.h"
#include "prove/tables.h"

typedef struct KeptRows KeptRows;

/* Reads all rows and how far the sequences have come, before the plan runs, as its renames would leave them. NULL after an
 * error. */
KeptRows *kept_read(Session *session, Arena *arena, const Plan *plan);

/*
 * Looks for everything again: rows of tables, values of columns, values of sequences. Tables and columns are the same
 * when the server knows them by the same number, or else by the same name, so renames do not matter. What is gone must
 * have been declared by the plan as a loss of data; a value whose type has changed must be what the server makes of it.
 * Adds to the result; false after an error.
 */
bool kept_check(Session *session, Arena *arena, const KeptRows *before, const Plan *plan,
                ProveResult *result);

#endif
