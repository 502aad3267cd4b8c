/*
 * Queries: the statements that an application sends, with the types of their parameters and results told from the
 * model, the way the server's parse analysis would.
 *
 *     SqlQueries *queries = sql_queries_begin(model, path, arena, diags);   // a finished model
 *     sql_query_resolve(queries, span, &hints, &shape);                    // for each statement
 *     sql_queries_end(queries);
 *
 * A parameter is $1 or @name, an @ right before a word. Where `@` stands by itself or in another operator it is what
 * it is to the server. The same name is the same parameter.
 */
#ifndef SCHEMAC_SQLREAD_QUERY_H
#define SCHEMAC_SQLREAD_QUERY_H

#include "model/model.h"
#include "sqlread/split.h"

typedef struct QueryParameter {
    const char *
        name; /* of @name, else what it is compared with or goes into; NULL when there is no such */
    bool named;       /* written as @name */
    const char *type; /* the catalog's spelling, without modifiers; NULL: it cannot be told */
    bool nullable;    /* the query asks for NULL, or puts it where NULL may stand */
    Span span;        /* where it stands first */
} QueryParameter;

typedef struct QueryColumn {
    const char *name;
    const char *type; /* with modifiers; NULL: it cannot be told */
    bool not_null;    /* never NULL, by what the model says */
    Span span;        /* the item of the target list; none for one of `*` */
} QueryColumn;

typedef VEC(QueryParameter) QueryParameterVec;
typedef VEC(QueryColumn) QueryColumnVec;

/* In a text that was made from a source by replacing pieces of it: how far what stands from `at` on has moved. */
typedef struct QueryShift {
    size_t at;
    ptrdiff_t shift;
} QueryShift;

typedef VEC(QueryShift) QueryShiftVec;

/* A piece of the statement: text, then (unless it is the last) a parameter. */
typedef struct QueryPiece {
    const char *text;
    size_t parameter; /* from 1; 0: none */
} QueryPiece;

/* How the columns of a query can be selected from it by another one. */
typedef enum QueryWrap {
    QUERY_WRAP_NEVER,
    QUERY_WRAP_FROM, /* SELECT … FROM (query) */
    QUERY_WRAP_WITH, /* WITH q AS (query) SELECT …: what changes data must stand there */
} QueryWrap;

typedef struct QueryShape {
    const char *text; /* with $1 for @name */
    QueryShiftVec shifts;
    const char *sql;        /* the same, with columns for `*`: what is to be sent */
    VEC(QueryPiece) pieces; /* of `sql` */
    QueryWrap wrap;
    QueryParameterVec parameters; /* $1 first */
    QueryColumnVec columns;
    bool returns_rows;
    bool open;  /* there may be other columns than these */
    bool outer; /* rows may be missing on one side: outer joins, UNION, GROUP BY */
    const Object
        *row; /* the table or view whose rows these are: all its columns, none else; NULL */
    bool ok;  /* no error was added */
} QueryShape;

typedef struct SqlQueries SqlQueries;

/* What the author of a query says of a parameter: $1 or a name. */
typedef struct QueryHint {
    const char *parameter; /* "$1", "name" */
    bool nullable;
} QueryHint;

typedef VEC(QueryHint) QueryHintVec;

/* `model` is finished and stays as it is; what is handed out is on `arena`. `path` has the schemas in which names are
 * looked for; none: that of a new session. */
SqlQueries *sql_queries_begin(Model *model, const TextVec *path, Arena *arena, DiagList *diags);

/* Resolves one statement of a source. Errors (unknown names, syntax) are added at their place; false then. What cannot be
 * told is no error here: types are NULL. */
bool sql_query_resolve(SqlQueries *queries, Span statement, const QueryHintVec *hints,
                       QueryShape *shape);

void sql_queries_end(SqlQueries *queries);

/* The word of the source that a byte of shape->text belongs to. */
Span sql_query_span(Span statement, const QueryShape *shape, size_t offset);

/* As sql_split(), for a text whose parameters may be written as @name. */
bool sql_query_split(Arena *arena, Source *source, SqlStatementVec *statements, DiagList *diags);

#endif
