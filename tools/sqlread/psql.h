/*
 * The lines of a script that are for psql and not for the server: `\i file`, `\connect`, `\restrict` …
 *
 * Manual: psql, "Meta-Commands"; the rules for arguments are those of psqlscanslash.l.
 */
#ifndef SCHEMAC_SQLREAD_PSQL_H
#define SCHEMAC_SQLREAD_PSQL_H

#include "base/diag.h"

/* A line that brings in another file. */
typedef struct PsqlInclude {
    Span span;        /* the command with its argument */
    const char *path; /* as written, without quotes */
    bool relative;    /* \ir: to the file that holds the line; \i: to where psql was started */
} PsqlInclude;

typedef VEC(PsqlInclude) PsqlIncludeVec;

/*
 * Looks at the command that stands at `start` of a source and ends with its line at `end`. An include is added to
 * `includes`, on the arena; when that is NULL, nobody follows it, which is a warning. So are other commands that bring in
 * SQL or decide about it; the rest has nothing to do with a schema.
 */
void psql_command(Arena *arena, Source *source, size_t start, size_t end, PsqlIncludeVec *includes,
                  DiagList *diags);

#endif
