/*
 * Queries: the SQL that an application runs, kept in files of its own, with names and descriptions in comments.
 *
 *     -- name: tasks_of_user :many
 *     -- @title Tasks of a user
 *     -- Every task of the signed-in user, the newest first.
 *     -- @param $1 the most that are wanted
 *     select id, status from tasks where user_id = auth.uid() limit $1;
 *
 * The command after the name is that of sqlc: one, many, exec, execresult, execrows, execlastid, copyfrom.
 */
#ifndef SCHEMAC_CONFIG_QUERIES_H
#define SCHEMAC_CONFIG_QUERIES_H

#include "emit/emit.h"

typedef VEC(EmitQuery) QueryVec;

/*
 * Reads all queries of a folder of *.sql files, in order of file and place. `shown` is the folder as messages and
 * documents name it. Every query is parsed; false after errors, each at its place.
 */
bool queries_read(Arena *arena, const char *directory, const char *shown, QueryVec *queries,
                  DiagList *diags);

/* The same for one text. */
bool queries_parse(Arena *arena, Source *source, QueryVec *queries, DiagList *diags);

#endif
