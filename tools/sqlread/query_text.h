/*
 * Parameters in the text of a query. Internal to sqlread/.
 */
#ifndef SCHEMAC_SQLREAD_QUERY_TEXT_H
#define SCHEMAC_SQLREAD_QUERY_TEXT_H

#include "sqlread/pgtree.h"
#include "sqlread/query.h"

/* The protocol counts the parameters of a statement in 16 bits. */
#define QUERY_PARAMETER_LIMIT 65535

/* A $1 or @name: where it stands in the text. */
typedef struct QueryMark {
    size_t start;
    size_t end;
    size_t number;    /* of $1; 0 for @name */
    const char *name; /* of @name; NULL for $1 */
} QueryMark;

typedef VEC(QueryMark) QueryMarkVec;

/* All of text[start, end) in order, those in strings and comments left out. Within pgtree_begin(). */
void query_marks(Arena *arena, const char *text, size_t start, size_t end, QueryMarkVec *marks);

#endif
