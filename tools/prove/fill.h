/*
 * Filling: rows for the tables of FROM that TO would take as well. Internal to prove/.
 *
 * Every row is put into FROM, where it must fulfil every check, key and foreign key, and then into the table of TO that
 * has the same name after the renames of the plan, if there is one: a plan that fails because of rows that its new schema forbids says nothing about the
 * plan. Where TO takes none at all, the table stays empty, and the reason is told.
 */
#ifndef SCHEMAC_PROVE_FILL_H
#define SCHEMAC_PROVE_FILL_H

#include "prove/prove.h"
#include "prove/tables.h"

/* Adds to tables, filled, rows and empty of the result. The facts of TO must have been read before: its triggers are
 * switched off. False after an error. */
bool fill_tables(Session *from, Session *to, const Plan *plan, Arena *arena, ProveResult *result);

#endif
