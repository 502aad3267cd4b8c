/*
 * Graph: the actions of a plan as nodes, what has to come before what as edges, and their order.
 *
 * Edges are hard, or give way when nothing else can go on: first wishes (what makes a nicer plan), then soft ones (a name
 * in a routine's body, which the server does not track), of which only those that are part of a circle. Nodes may be merged into another: their edges count for that one. The order is Kahn's, with
 * the smallest tie key first, so that it is total and stable.
 */
#ifndef SCHEMAC_PLAN_GRAPH_H
#define SCHEMAC_PLAN_GRAPH_H

#include "base/vec.h"

#include <stdbool.h>

typedef enum EdgeStrength {
    EDGE_HARD,
    EDGE_SOFT,
    EDGE_WISH,
    EDGE_STRENGTHS,
} EdgeStrength;

typedef struct GraphEdge {
    size_t before;
    size_t after;
    EdgeStrength strength;
} GraphEdge;

typedef struct Graph {
    Arena *arena;
    size_t node_count;
    size_t *merged_into; /* of each node: itself, or the node that stands for it */
    VEC(GraphEdge) edges;
    size_t absent_rank; /* nodes of this tie key and above do not exist, unless they have edges */
} Graph;

typedef VEC(size_t) IndexVec;

/* A graph of `node_count` nodes without edges, all of which exist. */
Graph graph_new(Arena *arena, size_t node_count);

/* `before` runs before `after`. */
void graph_add_edge(Graph *graph, size_t before, size_t after, EdgeStrength strength);

/* Makes `other` stand for `node`. */
void graph_merge(Graph *graph, size_t node, size_t other);

/* The node that stands for a node. */
size_t graph_representative(const Graph *graph, size_t node);

/*
 * Puts the representatives into `order`; ranks[node] is the tie key, all different. `broken` (one for each node) is
 * set for nodes that had to run before something they softly need. False when there is a circle of hard edges.
 */
bool graph_sort(const Graph *graph, const size_t *ranks, IndexVec *order, bool *broken);

/* Takes edges away where there are circles. Edges are given by their index. */
typedef struct GraphBreaker {
    void *context;
    bool (*is_gone)(const void *context, size_t edge);
    /* Of the edges of a circle, each of which leads to the next, takes one away; SIZE_MAX: none of them can be. */
    size_t (*take)(void *context, const IndexVec *circle);
} GraphBreaker;

/* Has hard edges taken away until there is no circle. False when nothing can be taken from one, which `circle` gets. */
bool graph_break(const Graph *graph, const GraphBreaker *breaker, IndexVec *circle);

#endif
