/*
 * The SQL files of this folder, which are built into the program, and what they return. Internal to prove/.
 */
#ifndef SCHEMAC_PROVE_SQL_H
#define SCHEMAC_PROVE_SQL_H

#include "migrate/session.h"

/* The text of tools/prove/sql/<name>.sql. */
const char *prove_sql(const char *name);

/* Runs such a file with one parameter (NULL: none). The caller clears the result; NULL after an error. */
PGresult *prove_query(Session *session, const char *name, const char *parameter);

/* A value of a result, on the arena; NULL stays NULL. */
const char *prove_text(Arena *arena, const PGresult *result, int row, int column);

/* A value that is a number; NULL is 0. */
long prove_number(const PGresult *result, int row, int column);

#endif
