/*
 * Statements of a text, without building a model: what the migration runner needs.
 *
 * Manual: "4.1 Lexical Structure"; the statements that refuse a transaction block say so on their reference pages.
 */
#ifndef SCHEMAC_SQLREAD_SPLIT_H
#define SCHEMAC_SQLREAD_SPLIT_H

#include "base/diag.h"

typedef struct SqlStatement {
    Span span; /* from the first token to the last, without comments before it and the semicolon */
    const char *tag;          /* "CREATE TABLE", "INSERT" … as the server's command tag */
    bool outside_transaction; /* the server refuses it inside a transaction block */
    bool transaction_control; /* BEGIN, COMMIT, ROLLBACK, SAVEPOINT … */
} SqlStatement;

typedef VEC(SqlStatement) SqlStatementVec;

/*
 * Finds all statements of a source. Every syntax error becomes a diagnostic at its place, and the statements around it
 * are still returned. psql meta-commands are passed over. False when there was an error.
 */
bool sql_split(Arena *arena, Source *source, SqlStatementVec *statements, DiagList *diags);

/* Appends the tokens of a span, one space between two of them, without comments: equal for texts that differ in
 * comments and white space only. */
void sql_normalise(Arena *arena, Source *source, Span span, Str *out);

#endif
