/*
 * Bodies in PL/pgSQL: cut into the SQL that they consist of, with the names that each piece sees.
 *
 * The grammar is that of pl_gram.y, read from the tokens of the server's own scanner; every query and expression in it
 * goes through the server's own parser. What the server finds wrong with the syntax of a body when it stores the
 * function is an error here, at its place; what it leaves until the statement runs is not looked at by the parser, but
 * by finish_plpgsql().
 */
#ifndef SCHEMAC_SQLREAD_PLPGSQL_H
#define SCHEMAC_SQLREAD_PLPGSQL_H

#include "sqlread/reader.h"

typedef enum PlType {
    PL_TYPE_UNKNOWN,
    PL_TYPE_NAME,    /* `names` is the list that holds a TypeName */
    PL_TYPE_SPELLED, /* as format_type() does */
    PL_TYPE_COLUMN,  /* names%TYPE */
    PL_TYPE_ROW,     /* names%ROWTYPE */
    PL_TYPE_SAME,    /* that of another variable */
    PL_TYPE_RECORD,  /* a row of any kind */
    PL_TYPE_CURSOR,
} PlType;

/* A name that can be used in a body: a variable, or the label of a block, behind which its variables stand. */
typedef struct PlName PlName;
struct PlName {
    PlName *outer; /* declared before: in the same block, or in one around it */
    const char *name;
    bool label; /* "" for a block without one */
    PlType type;
    bool array;   /* of that type */
    size_t start; /* of the type, in the body */
    List *names;  /* PL_TYPE_NAME, PL_TYPE_COLUMN, PL_TYPE_ROW */
    const char
        *spelled; /* PL_TYPE_SPELLED; for the others set by finish_plpgsql() where it is known */
    const PlName *same; /* PL_TYPE_SAME */
    Object *row;        /* the relation or type whose row it is; NULL */
    /* For finish_plpgsql(), of a label: what its level holds, as far as up to the name `seen`; NULL until it is needed. */
    struct Scope *scope;
    struct Range *range; /* the variables in it */
    const PlName *seen;
};

typedef enum PlPieceKind {
    PL_STATEMENT,  /* of SQL; without INTO */
    PL_EXPRESSION, /* a SelectStmt */
    PL_ASSIGNMENT, /* a PLAssignStmt */
    PL_DYNAMIC,    /* a SelectStmt that yields the text of a statement */
} PlPieceKind;

typedef struct PlPiece {
    PlPieceKind kind;
    Node *node;
    size_t start; /* in the body */
    size_t end;
    PlName *scope;
} PlPiece;

typedef struct PlBody {
    VEC(PlPiece) pieces;
    VEC(PlName *) names; /* in the order of the text */
    const char *error;   /* NULL: none */
    size_t error_start;  /* bytes from the beginning of the body */
    size_t error_end;
} PlBody;

/* What the function is called as. */
typedef struct PlRole {
    bool trigger;
    bool event_trigger;
} PlRole;

/* False when the body has a syntax error. Trees are made in the current memory context, the rest on the arena. */
bool plpgsql_parse(Arena *arena, const RoutineObject *routine, const char *text, PlRole role,
                   PlBody *body);

#endif
