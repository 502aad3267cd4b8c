/*
 * The statements of SQL that concern a schema, as a table: node tag, command tag, what becomes of it, and who reads it.
 */
#ifndef SCHEMAC_SQLREAD_STATEMENT_H
#define SCHEMAC_SQLREAD_STATEMENT_H

#include "model/model.h"
#include "sqlread/pgtree.h"

typedef struct Reader Reader;

/* What a reading function answers. */
typedef enum ReadResult {
    READ_DONE,   /* its effect is in the model */
    READ_FAILED, /* reported as an error */
    READ_WAIT,   /* an object that it needs is not there (yet); `reader->missing` tells which */
    READ_OPAQUE, /* not understood in full: keep the text */
} ReadResult;

typedef struct StatementType {
    const char *tag;
    StatementClass class;
    ReadResult (*read)(Reader *reader,
                       Node *node); /* NULL for classes other than STATEMENT_MODELLED */
} StatementType;

/* The row for a node; NULL for statements that the table does not know, which are kept as text. */
const StatementType *statement_type(const Node *node);

/* "CREATE TABLE", "DROP VIEW": the command tag, on the arena where it has to be made. */
const char *statement_tag(Arena *arena, const Node *node);

/* The words of an object type in DROP, COMMENT and ALTER: "TABLE", "FOREIGN DATA WRAPPER". */
const char *object_type_words(ObjectType type);

#endif
