#include "plan/graph.h"

#include <stdint.h>

Graph graph_new(Arena *arena, size_t node_count)
{
    Graph graph = {.arena = arena, .node_count = node_count, .absent_rank = SIZE_MAX};

    graph.merged_into = arena_alloc(arena, node_count * sizeof(*graph.merged_into));
    for (size_t i = 0; i < node_count; i++)
        graph.merged_into[i] = i;
    return graph;
}

void graph_add_edge(Graph *graph, size_t before, size_t after, EdgeStrength strength)
{
    GraphEdge edge = {.before = before, .after = after, .strength = strength};

    vec_push(graph->arena, &graph->edges, edge);
}

size_t graph_representative(const Graph *graph, size_t node)
{
    while (graph->merged_into[node] != node)
        node = graph->merged_into[node];
    return node;
}

void graph_merge(Graph *graph, size_t node, size_t other)
{
    size_t a = graph_representative(graph, node);
    size_t b = graph_representative(graph, other);

    if (a != b)
        graph->merged_into[a] = b;
}

/* ---- A heap of nodes, the smallest rank on top ---------------------------------------------------------------- */

typedef struct Heap {
    Arena *arena;
    const size_t *ranks;
    IndexVec nodes;
} Heap;

static void heap_swap(Heap *heap, size_t i, size_t j)
{
    size_t node = heap->nodes.items[i];

    heap->nodes.items[i] = heap->nodes.items[j];
    heap->nodes.items[j] = node;
}

static bool heap_less(const Heap *heap, size_t i, size_t j)
{
    return heap->ranks[heap->nodes.items[i]] < heap->ranks[heap->nodes.items[j]];
}

static void heap_push(Heap *heap, size_t node)
{
    size_t i = heap->nodes.count;

    vec_push(heap->arena, &heap->nodes, node);
    while (i > 0 && heap_less(heap, i, (i - 1) / 2)) {
        heap_swap(heap, i, (i - 1) / 2);
        i = (i - 1) / 2;
    }
}

static size_t heap_pop(Heap *heap)
{
    size_t top = heap->nodes.items[0];
    size_t i = 0;

    heap->nodes.items[0] = heap->nodes.items[--heap->nodes.count];
    for (;;) {
        size_t smallest = i;

        for (size_t child = 2 * i + 1; child <= 2 * i + 2 && child < heap->nodes.count; child++)
            if (heap_less(heap, child, smallest))
                smallest = child;
        if (smallest == i)
            return top;
        heap_swap(heap, i, smallest);
        i = smallest;
    }
}

/* ---- The order ------------------------------------------------------------------------------------------------ */

typedef struct Sort {
    const Graph *graph;
    size_t *first_edge; /* of each node, into `by_source`; node_count + 1 of them */
    GraphEdge
        *by_source; /* between representatives; a soft one that is part of no circle is hard */
    size_t *held[EDGE_STRENGTHS]; /* edges of each strength that still hold a node back */
    bool *done;
    Heap ready;     /* held back by nothing */
    Heap reluctant; /* by wishes only (entries of this and the next may be stale) */
    Heap unwilling; /* by soft edges */
} Sort;

/* Edges between representatives, grouped by the node that comes before. */
static void sort_group(Sort *sort)
{
    const Graph *graph = sort->graph;
    size_t *fill = arena_alloc(graph->arena, (graph->node_count + 1) * sizeof(*fill));

    sort->first_edge =
        arena_alloc(graph->arena, (graph->node_count + 2) * sizeof(*sort->first_edge));
    sort->by_source = arena_alloc(graph->arena, graph->edges.count * sizeof(*sort->by_source));
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < graph->edges.count; i++) {
            GraphEdge edge = graph->edges.items[i];

            edge.before = graph_representative(graph, edge.before);
            edge.after = graph_representative(graph, edge.after);
            if (edge.before == edge.after)
                continue;
            if (pass == 0)
                sort->first_edge[edge.before + 1]++;
            else
                sort->by_source[fill[edge.before]++] = edge;
        }
        if (pass == 0)
            for (size_t node = 0; node < graph->node_count; node++) {
                sort->first_edge[node + 1] += sort->first_edge[node];
                fill[node] = sort->first_edge[node];
            }
    }
}

/* ---- Which nodes are in one circle, or in several that meet: Tarjan's algorithm ---- */

typedef struct Knots {
    const Sort *sort;
    size_t *number; /* of each node, in the order in which they are reached, from 1 */
    size_t *lowest; /* of each node: the smallest number that it leads back to */
    size_t *next;   /* of each node: the edge to look at next */
    size_t *knot;   /* of each node: the number of the first node of its knot; 0: not known yet */
    size_t reached;
    IndexVec path; /* nodes that are being looked at */
    IndexVec open; /* nodes whose knot is not known yet */
} Knots;

static void knots_enter(Knots *knots, size_t node)
{
    knots->number[node] = knots->lowest[node] = ++knots->reached;
    knots->next[node] = knots->sort->first_edge[node];
    vec_push(knots->sort->graph->arena, &knots->path, node);
    vec_push(knots->sort->graph->arena, &knots->open, node);
}

static void knots_leave(Knots *knots, size_t node)
{
    size_t other;

    knots->path.count--;
    if (knots->path.count > 0) {
        size_t former = knots->path.items[knots->path.count - 1];

        if (knots->lowest[node] < knots->lowest[former])
            knots->lowest[former] = knots->lowest[node];
    }
    if (knots->lowest[node] != knots->number[node])
        return;
    do {
        other = knots->open.items[--knots->open.count];
        knots->knot[other] = knots->number[node];
    } while (other != node);
}

static void knots_step(Knots *knots, size_t node)
{
    const GraphEdge *edge;

    if (knots->next[node] == knots->sort->first_edge[node + 1]) {
        knots_leave(knots, node);
        return;
    }
    edge = &knots->sort->by_source[knots->next[node]++];
    if (edge->strength == EDGE_WISH)
        return;
    if (knots->number[edge->after] == 0)
        knots_enter(knots, edge->after);
    else if (knots->knot[edge->after] == 0 && knots->number[edge->after] < knots->lowest[node])
        knots->lowest[node] = knots->number[edge->after];
}

/* Only an edge within a knot ever has to give way: the other soft ones are as good as hard. */
static void sort_harden(Sort *sort)
{
    const Graph *graph = sort->graph;
    size_t size = (graph->node_count + 1) * sizeof(size_t);
    Knots knots = {
        .sort = sort,
        .number = arena_alloc(graph->arena, size),
        .lowest = arena_alloc(graph->arena, size),
        .next = arena_alloc(graph->arena, size),
        .knot = arena_alloc(graph->arena, size),
    };

    for (size_t node = 0; node < graph->node_count; node++) {
        if (knots.number[node] != 0)
            continue;
        knots_enter(&knots, node);
        while (knots.path.count > 0)
            knots_step(&knots, knots.path.items[knots.path.count - 1]);
    }
    for (size_t i = 0; i < sort->first_edge[graph->node_count]; i++) {
        GraphEdge *edge = &sort->by_source[i];

        if (edge->strength == EDGE_SOFT && knots.knot[edge->before] != knots.knot[edge->after])
            edge->strength = EDGE_HARD;
    }
}

static void sort_prepare(Sort *sort)
{
    const Graph *graph = sort->graph;

    sort_group(sort);
    sort_harden(sort);
    for (size_t strength = 0; strength < EDGE_STRENGTHS; strength++)
        sort->held[strength] =
            arena_alloc(graph->arena, graph->node_count * sizeof(*sort->held[strength]));
    sort->done = arena_alloc(graph->arena, graph->node_count * sizeof(*sort->done));
    for (size_t i = 0; i < sort->first_edge[graph->node_count]; i++)
        sort->held[sort->by_source[i].strength][sort->by_source[i].after]++;
}

static void sort_offer(Sort *sort, size_t node)
{
    if (sort->done[node] || sort->held[EDGE_HARD][node] > 0)
        return;
    if (sort->held[EDGE_SOFT][node] > 0)
        heap_push(&sort->unwilling, node);
    else
        heap_push(sort->held[EDGE_WISH][node] > 0 ? &sort->reluctant : &sort->ready, node);
}

static void sort_take(Sort *sort, size_t node, IndexVec *order)
{
    sort->done[node] = true;
    vec_push(sort->graph->arena, order, node);
    for (size_t i = sort->first_edge[node]; i < sort->first_edge[node + 1]; i++) {
        const GraphEdge *edge = &sort->by_source[i];

        if (--sort->held[edge->strength][edge->after] == 0)
            sort_offer(sort, edge->after);
    }
}

static bool is_absent(const Sort *sort, const size_t *ranks, size_t node)
{
    return ranks[node] >= sort->graph->absent_rank &&
           sort->first_edge[node] == sort->first_edge[node + 1] &&
           sort->held[EDGE_HARD][node] + sort->held[EDGE_SOFT][node] +
                   sort->held[EDGE_WISH][node] ==
               0;
}

bool graph_sort(const Graph *graph, const size_t *ranks, IndexVec *order, bool *broken)
{
    Sort sort = {
        .graph = graph,
        .ready = {.arena = graph->arena, .ranks = ranks},
        .reluctant = {.arena = graph->arena, .ranks = ranks},
        .unwilling = {.arena = graph->arena, .ranks = ranks},
    };
    size_t wanted = 0;

    sort_prepare(&sort);
    for (size_t node = 0; node < graph->node_count; node++) {
        if (graph_representative(graph, node) != node || is_absent(&sort, ranks, node))
            continue;
        wanted++;
        sort_offer(&sort, node);
    }
    while (order->count < wanted) {
        size_t node;

        if (sort.ready.nodes.count > 0) {
            node = heap_pop(&sort.ready);
        } else if (sort.reluctant.nodes.count > 0) {
            node = heap_pop(&sort.reluctant);
        } else if (sort.unwilling.nodes.count > 0) {
            node = heap_pop(&sort.unwilling);
            broken[node] = broken[node] || (!sort.done[node] && sort.held[EDGE_SOFT][node] > 0);
        } else {
            return false;
        }
        if (!sort.done[node])
            sort_take(&sort, node, order);
    }
    return true;
}

/* ---- Circles -------------------------------------------------------------------------------------------------- */

typedef struct Search {
    const Graph *graph;
    const GraphBreaker *breaker;
    size_t *first_edge; /* of each node, into `by_source`; node_count + 1 of them */
    size_t *by_source;  /* hard edges between representatives */
    size_t *next;       /* of each node: the edge to look at next; those before lead to no circle */
    size_t *depth;      /* of each node: its place on the path, from 1; 0: not on it */
    bool *done;         /* no circle leads through the node any more */
    IndexVec path;      /* nodes: the next edge of each leads to the one after it */
} Search;

static size_t edge_source(const Search *search, size_t edge)
{
    return graph_representative(search->graph, search->graph->edges.items[edge].before);
}

static size_t edge_target(const Search *search, size_t edge)
{
    return graph_representative(search->graph, search->graph->edges.items[edge].after);
}

static void search_prepare(Search *search)
{
    const Graph *graph = search->graph;
    size_t nodes = graph->node_count;

    search->first_edge = arena_alloc(graph->arena, (nodes + 1) * sizeof(*search->first_edge));
    search->by_source = arena_alloc(graph->arena, graph->edges.count * sizeof(*search->by_source));
    search->next = arena_alloc(graph->arena, (nodes + 1) * sizeof(*search->next));
    search->depth = arena_alloc(graph->arena, nodes * sizeof(*search->depth));
    search->done = arena_alloc(graph->arena, nodes * sizeof(*search->done));
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < graph->edges.count; i++) {
            size_t source = edge_source(search, i);

            if (graph->edges.items[i].strength != EDGE_HARD || source == edge_target(search, i))
                continue;
            if (pass == 0)
                search->first_edge[source + 1]++;
            else
                search->by_source[search->next[source]++] = i;
        }
        for (size_t node = 0; node < nodes; node++) {
            if (pass == 0)
                search->first_edge[node + 1] += search->first_edge[node];
            search->next[node] = search->first_edge[node];
        }
    }
}

static void path_push(Search *search, size_t node)
{
    vec_push(search->graph->arena, &search->path, node);
    search->depth[node] = search->path.count;
}

static size_t path_pop(Search *search)
{
    size_t node = search->path.items[--search->path.count];

    search->depth[node] = 0;
    return node;
}

/* An edge leads back to a node of the path. The path ends where one was taken away. */
static bool break_circle(Search *search, size_t node, IndexVec *circle)
{
    size_t taken;

    circle->count = 0;
    for (size_t i = search->depth[node] - 1; i < search->path.count; i++)
        vec_push(search->graph->arena, circle,
                 search->by_source[search->next[search->path.items[i]]]);
    taken = search->breaker->take(search->breaker->context, circle);
    if (taken == SIZE_MAX)
        return false;
    while (search->path.items[search->path.count - 1] != edge_source(search, taken))
        path_pop(search);
    return true;
}

/* Goes along the next edge of the last node of the path, or back when there is none. */
static bool search_step(Search *search, IndexVec *circle)
{
    size_t node = search->path.items[search->path.count - 1];
    size_t edge, target;

    if (search->next[node] == search->first_edge[node + 1]) {
        search->done[path_pop(search)] = true;
        return true;
    }
    edge = search->by_source[search->next[node]];
    target = edge_target(search, edge);
    if (search->done[target] || search->breaker->is_gone(search->breaker->context, edge))
        search->next[node]++;
    else if (search->depth[target] == 0)
        path_push(search, target);
    else
        return break_circle(search, target, circle);
    return true;
}

bool graph_break(const Graph *graph, const GraphBreaker *breaker, IndexVec *circle)
{
    Search search = {.graph = graph, .breaker = breaker};

    search_prepare(&search);
    for (size_t node = 0; node < graph->node_count; node++) {
        if (search.done[node])
            continue;
        path_push(&search, node);
        while (search.path.count > 0)
            if (!search_step(&search, circle))
                return false;
    }
    return true;
}
