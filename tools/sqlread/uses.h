/*
 * Uses of names in syntax that is not resolved yet: what DROP … CASCADE and RENAME have to find.
 *
 * The server stores an expression or query with references to objects, not with names. So an object that is renamed
 * takes all earlier uses along, and one that is dropped takes down what uses it. Until the end of reading we have syntax
 * trees only; this walks over them and tells which object of the model each name means, with the search path of the
 * statement that wrote it, the tables of FROM, aliases and names of WITH.
 */
#ifndef SCHEMAC_SQLREAD_USES_H
#define SCHEMAC_SQLREAD_USES_H

#include "sqlread/reader.h"

typedef enum UseKind {
    USE_RELATION, /* a RangeVar; `object` is the table, view or sequence */
    USE_COLUMN,   /* a ColumnRef; `object` is the table */
    USE_TARGET, /* a ResTarget or IndexElem that names a column of `object`: INSERT, UPDATE, ON CONFLICT */
    USE_TYPE, /* a TypeName; `object` is an enum, or a table for its row type or `table.column%TYPE` */
    USE_ROUTINE, /* a FuncCall, or the CreateTrigStmt of a trigger function; `object` is NULL when it is not certain */
    USE_REGCLASS, /* an A_Const that is the name of a relation: nextval('s') */
} UseKind;

typedef struct NameUse {
    UseKind kind;
    Node *node;
    Object *object;
    const char *column; /* USE_COLUMN, USE_TARGET: NULL for `*` and whole rows */
    int qualifiers;     /* USE_COLUMN: names before the column */
    bool own; /* USE_COLUMN: of the table that the expression hangs on, which no FROM names */
} NameUse;

typedef void UseVisit(const NameUse *use, void *context);

/*
 * Calls `visit` for every use of `wanted` in the syntax of an object (NULL: of any object; calls of routines are left out
 * then). `visit` may change the names in the nodes; a query keeps the names of its result columns then.
 */
void uses_of_object(Reader *reader, Arena *scratch, Object *object, const Object *wanted,
                    UseVisit *visit, void *context);

/* The same for all objects that were read so far. */
void uses_everywhere(Reader *reader, const Object *wanted, UseVisit *visit, void *context);

/* True when an object uses another one, or (with `column`) that column of a table. */
bool object_uses(Reader *reader, Arena *scratch, Object *object, const Object *used,
                 const char *column);

/* Replaces `*` over the table by its columns in all queries read so far: they stay as they are when the table gets other
 * columns. */
void freeze_stars(Reader *reader, const Object *table);

#endif
