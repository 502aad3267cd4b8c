/*
 * libpg_query wrapped: the only place that sees its entry points, its memory contexts and its error handling.
 *
 * The parser's Node trees are read directly (no protobuf, no JSON). They live in a memory context that pgtree_begin()
 * enters and pgtree_end() releases; what the model keeps is copied to its arena. Whatever may raise an error of the
 * server code (deparsing, scanning) runs inside PG_TRY here and returns false.
 *
 * Positions: the parser reports errors in characters from 1; nodes hold bytes from 0 and -1 for unknown; a statement's
 * location includes the blanks and comments before it (until 17). Everything leaves this module as byte offsets.
 */
#ifndef SCHEMAC_SQLREAD_PGTREE_H
#define SCHEMAC_SQLREAD_PGTREE_H

#include "base/diag.h"
#include "base/map.h"
#include "sqlread/psql.h"

#include <pg_query.h>
#include <pg_query_internal.h>
/* The order matters: pg_query_internal.h brings postgres.h, which the others expect. */
#include <catalog/pg_attribute.h>
#include <catalog/pg_class.h>
#include <catalog/pg_trigger.h>
#include <nodes/makefuncs.h>
#include <nodes/nodeFuncs.h>
#include <nodes/parsenodes.h>

/* A statement of a source text. */
typedef struct PgStatement {
    Node *node;   /* NULL when it has a syntax error */
    size_t start; /* of the first token */
    size_t end;   /* after the last token, before the semicolon */
    size_t lead;  /* where the blanks and comments before it begin */
    size_t base;  /* to be added to the locations of its nodes */
    bool unread;  /* cut off by a quote or comment that does not end: reported already */
} PgStatement;

typedef VEC(PgStatement) PgStatementVec;

/* Enters a fresh memory context for trees; pass the result to pgtree_end(), which releases all of them. */
MemoryContext pgtree_begin(void);
void pgtree_end(MemoryContext context);

/*
 * Parses a source: all statements in order. A text that does not parse as a whole is cut into statements, every bad
 * one is reported and has no node. psql meta-commands and COPY data are passed over; `skipped` (may be NULL) counts
 * them. Files to be included are added to `includes` (see psql_command()). False when there was a syntax error.
 */
bool pgtree_parse(Arena *arena, Source *source, PgStatementVec *statements,
                  PsqlIncludeVec *includes, size_t *skipped, DiagList *diags);

/* Parses any number of statements. False with a message, and the character (from 0) that it is about. */
bool pgtree_parse_list(Arena *arena, const char *text, List **statements, const char **message,
                       size_t *character);

/* What stands in the body of a PL/pgSQL routine: a statement, expressions (a SelectStmt), `variable := expressions` (a
 * PLAssignStmt), a type (a TypeName). */
typedef enum PgPart {
    PG_PART_STATEMENT,
    PG_PART_EXPRESSION,
    PG_PART_ASSIGNMENT,
    PG_PART_TYPE,
} PgPart;

/* Parses one of them. NULL with a message and the character (from 0) that it is about. */
Node *pgtree_parse_part(Arena *arena, const char *text, PgPart part, const char **message,
                        size_t *character);

/* Parses one expression or query given as text; NULL when it does not parse. */
Node *pgtree_parse_expression(Arena *arena, const char *text);
Node *pgtree_parse_statement(const char *text);

/* Turns a statement, or an expression, back into SQL on the arena. NULL when the deparser cannot. */
const char *pgtree_deparse(Arena *arena, Node *statement);
const char *pgtree_deparse_expression(Arena *arena, Node *expression);

/* A copy of the first `count` members of a list. */
List *pgtree_list_head(const List *list, int count);

/* One token. */
typedef struct PgToken {
    size_t start;
    size_t end;
    int code;          /* of gram.y; comments are tokens too */
    const char *value; /* unquoted, for identifiers and strings */
} PgToken;

typedef VEC(PgToken) PgTokenVec;

/* Cuts text[start, end) into tokens (offsets relative to `text`). False, with the offset and message of the trouble,
 * when the text is not lexically complete; the tokens before it are there. */
bool pgtree_scan(Arena *arena, const char *text, size_t start, size_t end, PgTokenVec *tokens,
                 size_t *error_offset, const char **error_message);

/* The name that a token is (an identifier or an unreserved keyword, folded to lower case); NULL for other tokens. */
const char *pgtree_token_name(Arena *arena, const char *text, const PgToken *token);

/* True for the codes that are comments. */
bool pgtree_is_comment(int code);

#endif
