/*
 * DO blocks that do nothing but DDL, most of it guarded: "make it if it is not there". Internal to sqlread/.
 *
 * What PL/pgSQL decides at run time is understood as far as it can be told from the text: blocks with EXCEPTION, IF over
 * what the catalog holds, EXECUTE of a constant. Any other block is kept as text.
 *
 * Manual: "43.6 Control Structures", "Appendix A. PostgreSQL Error Codes".
 */
#ifndef SCHEMAC_SQLREAD_GUARDS_H
#define SCHEMAC_SQLREAD_GUARDS_H

#include "sqlread/reader.h"

typedef enum GuardStepKind {
    STEP_STATEMENT,
    STEP_BLOCK,
    STEP_IF,
} GuardStepKind;

typedef struct GuardStep GuardStep;
typedef VEC(GuardStep *) GuardStepVec;

struct GuardStep {
    GuardStepKind kind;
    Node *node;  /* STEP_STATEMENT */
    Span span;   /* of it, in the body */
    size_t base; /* added to the locations of its nodes: where they begin in the body, or NO_BASE */
    GuardStepVec steps;     /* of a block, or of THEN */
    GuardStepVec otherwise; /* ELSE */
    bool if_absent;    /* STEP_IF: what it makes is not there; else: what it changes is there */
    bool on_duplicate; /* STEP_BLOCK: an EXCEPTION for what is there already … */
    bool on_missing;   /* … and for what is not there */
};

/* The steps of a body in PL/pgSQL, on reader->scratch. False when there is something in it that is not understood. */
bool guards_parse(Reader *reader, const char *body, GuardStepVec *steps);

/* The text that an expression without variables yields: 'a' || 'b', format('… %I', 'c'). NULL when there is no telling. */
const char *guards_constant_text(Arena *arena, const Node *node);

#endif
