/*
 * Locks: what a statement of a plan keeps others from doing with the table it is about.
 *
 * Manual: "13.3.1 Table-Level Locks", and for each form of ALTER TABLE what its page says.
 */
#ifndef SCHEMAC_KINDS_LOCKS_H
#define SCHEMAC_KINDS_LOCKS_H

#include <stdbool.h>

/* The name of the lock, "SHARE UPDATE EXCLUSIVE"; NULL when no relation that was there before is locked. */
const char *lock_of_statement(const char *sql);

/* True for statements that read all rows, but let others write meanwhile: VALIDATE CONSTRAINT, concurrent indexes. */
bool statement_reads_beside(const char *sql);

#endif
