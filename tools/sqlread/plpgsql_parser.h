/*
 * The parser of PL/pgSQL bodies: what its files share. Internal to plpgsql.c, plpgsql_declare.c and plpgsql_tokens.c.
 *
 * Functions that return false have noted the error; the first one counts.
 */
#ifndef SCHEMAC_SQLREAD_PLPGSQL_PARSER_H
#define SCHEMAC_SQLREAD_PLPGSQL_PARSER_H

#include "sqlread/plpgsql.h"

typedef struct PlParser {
    Arena *arena;
    const char *text;
    PgTokenVec tokens; /* without comments; the last one has the code 0 and stands at the end */
    size_t next;
    PlName *scope; /* the last name declared */
    PlBody *body;
    const RoutineObject *routine;
    PlRole role;
    int depth; /* of statements */
} PlParser;

/* ---- Tokens (plpgsql_tokens.c) ---- */

bool pl_start(PlParser *parser);

/* The token `ahead` places further on; that at the end when there are not so many. */
const PgToken *pl_peek(const PlParser *parser, size_t ahead);

/* True for a keyword or an operator of this spelling; no quoted name is one. */
bool pl_is(const PlParser *parser, size_t ahead, const char *text);
bool pl_accept(PlParser *parser, const char *text);
bool pl_expect(PlParser *parser, const char *text);

/* The name that the next token is, which may be a keyword of SQL but none that PL/pgSQL reserves; NULL for none. */
const char *pl_name(const PlParser *parser, size_t ahead);

/* The value of a string; NULL for other tokens. */
const char *pl_string(const PlParser *parser, size_t ahead);

bool pl_fail(PlParser *parser, const PgToken *token, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool pl_syntax_error(PlParser *parser);

/* Sets *end to the index of the first of the words (a list that ends with NULL) outside of parentheses. */
bool pl_find(PlParser *parser, const char *const *words, size_t *end);

/* Parses the tokens up to `end` as one piece; the next token is the one at `end` then. */
bool pl_piece(PlParser *parser, PlPieceKind kind, size_t end);

/* Parses `text`, which is body[start, end) in which something may be blanked out. */
bool pl_piece_text(PlParser *parser, PlPieceKind kind, const char *text, size_t start, size_t end);

/* An expression up to one of the words, which becomes the next token. */
bool pl_expression(PlParser *parser, PlPieceKind kind, const char *const *words);

/* ---- Names (plpgsql_declare.c) ---- */

/* The names that every body of the routine sees. */
void pl_declare_routine(PlParser *parser, const RoutineObject *routine, PlRole role);

PlName *pl_declare(PlParser *parser, const char *name, PlType type);
PlName *pl_begin_level(PlParser *parser, const char *label);
PlName *pl_find_name(const PlParser *parser, const char *name, bool label);

/* True when the next tokens are a variable, or a part of one. */
bool pl_is_variable(const PlParser *parser);

/* Passes over a variable and what selects a part of it: `row.field`. */
bool pl_variable(PlParser *parser);

/* DECLARE …, up to BEGIN. */
bool pl_declarations(PlParser *parser);

#endif
