/*
 * Queries: the SQL that an application runs, kept in files of its own, with names and descriptions in comments.
 *
 *     -- name: tasks_of_user :many
 *     -- @title Tasks of a user
 *     -- Every task of the signed-in user, the newest first.
 *     -- @param $1 max_rows the most that are wanted
 *     select id, status from tasks where user_id = auth.uid() limit $1;
 *
 * The command after the name is that of sqlc: one, many, exec, execrows, execresult, copyfrom and so on. Parameters
 * are $1 or @name. `-- @param $1 NAME TEXT` names and describes one, as `-- @param NAME TEXT` describes @NAME;
 * `-- @nullable X` and `-- @not_null X` say of a parameter ($1, @name) or of a result (name) what cannot be told, or
 * is told wrong.
 */
#ifndef SCHEMAC_CONFIG_QUERIES_H
#define SCHEMAC_CONFIG_QUERIES_H

#include "emit/emit.h"
#include "sqlread/query.h"

/* A line `-- @KEY WORD TEXT` about a parameter or a result. */
typedef struct QueryNote {
    const char *key; /* param, nullable, not_null */
    const char *word;
    const char *text;
    Span span; /* the comment */
} QueryNote;

typedef struct NamedQuery {
    EmitQuery emit; /* for templates; its types after queries_finish() */
    Span name_span; /* the line with its name */
    Span sql_span;
    VEC(QueryNote) notes;
    QueryShape shape; /* after queries_resolve() */
} NamedQuery;

typedef VEC(NamedQuery) QueryVec;

/*
 * Reads all queries of a folder of *.sql files, in order of file and place. `shown` is the folder as messages and
 * documents name it. Every query is parsed; false after errors, each at its place.
 */
bool queries_read(Arena *arena, const char *directory, const char *shown, QueryVec *queries,
                  DiagList *diags);

/* The same for one text. */
bool queries_parse(Arena *arena, Source *source, QueryVec *queries, DiagList *diags);

/* Resolves all queries against a finished model: names, which are looked for in the schemas of `path` (none: as in a new
 * session), and the types of parameters and results. False after errors, each at its place. A type that cannot be told
 * is NULL in the shape. */
bool queries_resolve(Arena *arena, Model *model, const TextVec *path, QueryVec *queries,
                     DiagList *diags);

/* Takes what comments say into account, warns of types that are not known, and makes what templates see. False after
 * errors. */
bool queries_finish(Arena *arena, QueryVec *queries, DiagList *diags);

#endif
