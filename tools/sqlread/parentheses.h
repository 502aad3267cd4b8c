/*
 * Which operands stand in parentheses. The deparsers of the versions of libpg_query do not agree on that, and put more than
 * a reader wants. So operands are marked before a tree is deparsed: each becomes the argument of a call, which no deparser
 * puts in parentheses, and what the call left in the text becomes parentheses, or nothing.
 *
 * None are written where precedence is what everybody knows (a + b * c > d, x || y || z, a = 1 AND b); elsewhere there are,
 * also where the grammar would do without. Source: the precedence table of gram.y, section 4.1.6 of the manual.
 */
#ifndef SCHEMAC_SQLREAD_PARENTHESES_H
#define SCHEMAC_SQLREAD_PARENTHESES_H

#include "sqlread/tree.h"

/* Each trial has marks of its own, for texts that have those of another. */
#define PARENTHESES_TRIALS 3

typedef struct Parentheses {
    size_t trial;
    const Node *parent; /* while marking: what has the slot that is looked at */
    List *slots;        /* where operands were replaced by calls */
    size_t written;     /* of these, operands that get parentheses */
} Parentheses;

/* Marks the operands below a node. The calls are in the current memory context. */
Parentheses parentheses_mark(Node *node, size_t trial);

/* Puts the operands back in their places. */
void parentheses_unmark(const Parentheses *marks);

/* Sets the parentheses in what was deparsed, in place. False when the text has the marks of others as well. */
bool parentheses_set(const Parentheses *marks, char *text);

#endif
