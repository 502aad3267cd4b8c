/*
 * Walking over the parser's Node trees. Unlike the library's walkers, these know every node of a statement, have no error
 * to raise, and give the slots that hold the nodes, so that a visitor can replace them.
 *
 * They recurse, as do the library's functions for copying, comparing and deparsing. So pgtree.c lets no tree in that
 * tree_is_too_deep().
 */
#ifndef SCHEMAC_SQLREAD_TREE_H
#define SCHEMAC_SQLREAD_TREE_H

#include "sqlread/pgtree.h"

typedef void NodeVisit(Node **slot, void *state);

/* Calls `visit` for the slot of every child of a node of an expression or query, lists element by element. Names of
 * types are no children. */
void node_children(Node *node, NodeVisit *visit, void *state);

/* The same for nodes of any statement; names of types are children. */
void tree_children(Node *node, NodeVisit *visit, void *state);

typedef void TreeWalker(Node *node, void *context);

/* Calls `walker` for every child of tree_children(); a walker calls this in turn to go down. */
void tree_walk(Node *node, TreeWalker *walker, void *context);

/* Where a SELECT, INSERT, UPDATE, DELETE or MERGE keeps its WITH clause; NULL for other nodes. */
WithClause **tree_with_clause(Node *node);

/* Where an INSERT, UPDATE, DELETE or MERGE keeps the expressions of RETURNING; NULL when there are none, and for other
 * nodes. */
List **tree_returning(const Node *node);

/* The relation that an INSERT, UPDATE, DELETE or MERGE changes; NULL for other nodes. */
RangeVar *tree_target(Node *node);

/* True for a tree of more than TREE_DEPTH_LIMIT levels; `length` is that of its text. Sets the place, or -1. */
#define TREE_DEPTH_LIMIT 2000
bool tree_is_too_deep(Node *node, size_t length, int *location);

#endif
