#include "plan/graph.h"
#include "support/support.h"

/* A graph, and the order that comes out as text: "0 1 2". */
typedef struct Case {
    Graph graph;
    size_t *ranks;
    bool *broken;
    IndexVec order;
    size_t firm;     /* edges from this one on cannot be taken away */
    bool *gone;      /* of each edge */
    IndexVec taken;  /* edges */
    IndexVec circle; /* one from which none can be */
} Case;

static Case *new_case(size_t count)
{
    Case *one = ARENA_NEW(test_arena(), Case);

    one->graph = graph_new(test_arena(), count);
    one->ranks = arena_alloc(test_arena(), count * sizeof(*one->ranks));
    one->broken = arena_alloc(test_arena(), count);
    one->firm = SIZE_MAX;
    for (size_t i = 0; i < count; i++)
        one->ranks[i] = i;
    return one;
}

static void before(Case *one, size_t first, size_t second)
{
    graph_add_edge(&one->graph, first, second, EDGE_HARD);
}

static void softly_before(Case *one, size_t first, size_t second)
{
    graph_add_edge(&one->graph, first, second, EDGE_SOFT);
}

static const char *indexes_text(const IndexVec *indexes)
{
    Str text = str_new(test_arena());

    for (size_t i = 0; i < indexes->count; i++)
        str_printf(&text, "%s%zu", i > 0 ? " " : "", indexes->items[i]);
    return text.text;
}

static const char *sorted(Case *one)
{
    one->order.count = 0;
    if (!graph_sort(&one->graph, one->ranks, &one->order, one->broken))
        return "cycle";
    return indexes_text(&one->order);
}

static bool was_taken(const void *context, size_t edge)
{
    return ((const Case *)context)->gone[edge];
}

/* Takes the first edge away, and looks that the edges are a circle without those taken before. */
static size_t take_first(void *context, const IndexVec *circle)
{
    Case *one = context;
    const GraphEdge *edges = one->graph.edges.items;
    size_t first = SIZE_MAX;

    assert_true(circle->count > 1);
    for (size_t i = 0; i < circle->count; i++) {
        const GraphEdge *edge = &edges[circle->items[i]];
        const GraphEdge *next = &edges[circle->items[(i + 1) % circle->count]];

        assert_int_equal(graph_representative(&one->graph, edge->after),
                         graph_representative(&one->graph, next->before));
        assert_int_equal(edge->strength, EDGE_HARD);
        assert_false(one->gone[circle->items[i]]);
        if (circle->items[i] < first)
            first = circle->items[i];
    }
    if (first >= one->firm)
        return SIZE_MAX;
    one->gone[first] = true;
    vec_push(test_arena(), &one->taken, first);
    return first;
}

/* The edges that were taken away, or a circle from which none could be. */
static const char *broken(Case *one)
{
    const GraphBreaker breaker = {.context = one, .is_gone = was_taken, .take = take_first};

    one->taken.count = 0;
    one->gone = arena_alloc(test_arena(), one->graph.edges.count);
    return graph_break(&one->graph, &breaker, &one->circle)
               ? indexes_text(&one->taken)
               : arena_printf(test_arena(), "whole: %s", indexes_text(&one->circle));
}

static void test_without_edges_the_rank_decides(void **state)
{
    Case *one = new_case(5);

    (void)state;
    assert_text(sorted(one), "0 1 2 3 4");
    one->ranks[0] = 9;
    one->ranks[3] = 0;
    one->ranks[1] = 7;
    one->ranks[2] = 8;
    assert_text(sorted(one), "3 4 1 2 0");
}

static void test_edges_come_before_ranks(void **state)
{
    Case *one = new_case(4);

    (void)state;
    before(one, 3, 0);
    before(one, 0, 2);
    assert_text(sorted(one), "1 3 0 2");
    /* The same edge twice, and one that says nothing new. */
    before(one, 3, 0);
    before(one, 3, 2);
    assert_text(sorted(one), "1 3 0 2");
}

static void test_nothing_at_all(void **state)
{
    (void)state;
    assert_text(sorted(new_case(0)), "");
    assert_text(sorted(new_case(1)), "0");
}

/* 3 waits for 2, which waits for itself by way of 1: the edge to 3 need not give way, though 3 comes first by its rank. */
static void test_soft_edges_outside_of_circles_hold(void **state)
{
    Case *one = new_case(4);

    (void)state;
    one->ranks[3] = 0;
    one->ranks[0] = 3;
    softly_before(one, 2, 3);
    softly_before(one, 2, 1);
    before(one, 1, 2);
    assert_text(sorted(one), "0 1 2 3");
    assert_true(one->broken[1]);
    assert_false(one->broken[0] || one->broken[2] || one->broken[3]);
}

static void test_soft_edges_hold_when_they_can(void **state)
{
    Case *one = new_case(3);

    (void)state;
    softly_before(one, 2, 0);
    assert_text(sorted(one), "1 2 0");
    assert_false(one->broken[0] || one->broken[1] || one->broken[2]);
}

static void test_soft_edges_give_way(void **state)
{
    Case *one = new_case(3);

    (void)state;
    softly_before(one, 1, 0);
    softly_before(one, 0, 1);
    before(one, 1, 2);
    assert_text(sorted(one), "0 1 2");
    assert_true(one->broken[0]);
    assert_false(one->broken[1]);
}

static void test_a_soft_edge_against_a_hard_one(void **state)
{
    Case *one = new_case(2);

    (void)state;
    softly_before(one, 0, 1);
    before(one, 1, 0);
    assert_text(sorted(one), "1 0");
    assert_true(one->broken[1]);
}

/* What only makes a nicer plan gives way before what a body needs, and nothing is broken by it. */
static void test_wishes_give_way_first(void **state)
{
    Case *one = new_case(3);

    (void)state;
    softly_before(one, 1, 0);
    graph_add_edge(&one->graph, 2, 1, EDGE_WISH);
    before(one, 0, 2);
    assert_text(sorted(one), "1 0 2");
    assert_false(one->broken[0] || one->broken[1] || one->broken[2]);
    /* A wish that nothing speaks against is granted. */
    one = new_case(2);
    graph_add_edge(&one->graph, 1, 0, EDGE_WISH);
    assert_text(sorted(one), "1 0");
}

static void test_cycle(void **state)
{
    Case *one = new_case(6);

    (void)state;
    before(one, 5, 1);
    before(one, 1, 3);
    before(one, 3, 4);
    before(one, 4, 1);
    before(one, 3, 2);
    assert_text(sorted(one), "cycle");
    assert_text(broken(one), "1");
    one->firm = 1;
    assert_text(broken(one), "whole: 1 2 3");
}

static void test_merged_nodes_share_their_edges(void **state)
{
    Case *one = new_case(5);

    (void)state;
    /* 1 and 4 stand for one statement: what one waits for, both wait for. */
    graph_merge(&one->graph, 4, 1);
    assert_int_equal(graph_representative(&one->graph, 4), 1);
    before(one, 3, 4);
    before(one, 4, 0);
    assert_text(sorted(one), "2 3 1 0");
    /* An edge inside of it means nothing. */
    before(one, 1, 4);
    assert_text(sorted(one), "2 3 1 0");
}

static void test_merging_twice(void **state)
{
    Case *one = new_case(4);

    (void)state;
    graph_merge(&one->graph, 3, 2);
    graph_merge(&one->graph, 2, 1);
    graph_merge(&one->graph, 3, 1);
    assert_int_equal(graph_representative(&one->graph, 3), 1);
    before(one, 3, 0);
    assert_text(sorted(one), "1 0");
}

/* Circles are broken all at once, those that have nodes in common and those that only touch. */
static void test_many_cycles(void **state)
{
    Case *one = new_case(7);

    (void)state;
    before(one, 0, 1);
    before(one, 1, 0);
    before(one, 2, 3);
    before(one, 3, 4);
    before(one, 4, 2);
    before(one, 1, 5);
    before(one, 3, 5);
    before(one, 0, 4);
    softly_before(one, 5, 0);
    before(one, 1, 2);
    before(one, 2, 1);
    before(one, 0, 1);
    assert_text(sorted(one), "cycle");
    assert_text(broken(one), "0 2 1 9");
}

/* Through one node there may be very many, and a path may be long: each edge is looked at a few times only. */
static void test_cycles_of_many(void **state)
{
    enum { COUNT = 100000 };
    Case *one = new_case(COUNT);

    (void)state;
    for (size_t i = 1; i < COUNT; i++) {
        before(one, 0, i);
        before(one, i, 0);
    }
    broken(one);
    assert_int_equal(one->taken.count, COUNT - 1);
    one = new_case(COUNT);
    for (size_t i = 1; i < COUNT; i++)
        before(one, i - 1, i);
    before(one, COUNT - 1, 0);
    assert_text(broken(one), "0");
}

/* Merging can close a circle that was none before. */
static void test_merging_makes_a_cycle(void **state)
{
    Case *one = new_case(4);

    (void)state;
    before(one, 0, 2);
    before(one, 2, 1);
    assert_text(sorted(one), "0 2 1 3");
    graph_merge(&one->graph, 1, 0);
    assert_text(sorted(one), "cycle");
    assert_text(broken(one), "0");
}
