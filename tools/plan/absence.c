#include "plan/ordering.h"

#include "base/map.h"

/*
 * What is dropped around a change and made anew after it should be missing for as few statements as possible, where others
 * see the database in between: what drops it moves to just before the first node that needs it gone, what makes it to just
 * behind the last one that it needs. No edge is turned round.
 */

/* Where a node stands: before, at, or behind the former place of one. */
typedef struct Place {
    size_t at;
    int side;
    size_t former; /* its own place */
    size_t node;
} Place;

/* Both ends of the edges, those of one node after the other: starts[node] to starts[node + 1]. */
typedef struct Neighbours {
    size_t *starts;
    size_t *others;
} Neighbours;

/* Where objects of a kind and a name are altered first, and last. */
typedef struct Alterations {
    size_t first;
    size_t last;
} Alterations;

typedef struct Moving {
    Ordering *ordering;
    const IndexVec *order;
    Place *places; /* of each representative */
    Map *altered;  /* kind and name to Alterations */
} Moving;

static const char *name_key(const Moving *moving, const Object *object)
{
    return arena_printf(moving->ordering->arena, "%d\x1f%s", (int)object->kind, object->name);
}

static void collect_alterations(Moving *moving)
{
    moving->altered = map_new(moving->ordering->arena);
    for (size_t i = 0; i < moving->order->count; i++) {
        const Node *node = &moving->ordering->nodes[moving->order->items[i]];
        const char *key = node->exists && node->verb == ACTION_ALTER && node->object->name != NULL
                              ? name_key(moving, node->object)
                              : NULL;
        Alterations *all = key == NULL ? NULL : map_get(moving->altered, key);

        if (key != NULL && all == NULL) {
            all = ARENA_NEW(moving->ordering->arena, Alterations);
            all->first = i;
            map_put(moving->altered, key, all);
        }
        if (all != NULL)
            all->last = i;
    }
}

/* What is altered in one table changes what has the same name in others (columns of partitions), where that counts, too. */
static const Alterations *alterations_near(const Moving *moving, const Dependency *dependency)
{
    return dependency->on->name == NULL
               ? NULL
               : map_get(moving->altered, name_key(moving, dependency->on));
}

/* An edge between nodes that stand apart, in the order that it asks for. */
static bool counts(const Moving *moving, const GraphEdge *edge, size_t *before, size_t *after)
{
    *before = graph_representative(&moving->ordering->graph, edge->before);
    *after = graph_representative(&moving->ordering->graph, edge->after);
    return *before != *after && moving->places[*before].former < moving->places[*after].former;
}

static Neighbours neighbours_of(const Moving *moving, bool following)
{
    const Graph *graph = &moving->ordering->graph;
    Arena *arena = moving->ordering->arena;
    Neighbours all = {arena_alloc(arena, (graph->node_count + 2) * sizeof(size_t)),
                      arena_alloc(arena, (graph->edges.count + 1) * sizeof(size_t))};
    size_t before, after;

    for (size_t i = 0; i < graph->edges.count; i++)
        if (counts(moving, &graph->edges.items[i], &before, &after))
            all.starts[(following ? before : after) + 2]++;
    for (size_t i = 2; i < graph->node_count + 2; i++)
        all.starts[i] += all.starts[i - 1];
    for (size_t i = 0; i < graph->edges.count; i++)
        if (counts(moving, &graph->edges.items[i], &before, &after))
            all.others[all.starts[(following ? before : after) + 1]++] = following ? after : before;
    return all;
}

/* Whether an object is there again at once, other than an index or constraint, for which rows are read. */
static bool is_made_at_once(const Ordering *ordering, const Object *object)
{
    Steps trial = {
        .arena = ordering->arena, .model = ordering->changes->model, .online = ordering->online};

    kind_ops(object->kind)->create(object, NULL, &trial);
    for (size_t i = 0; i < trial.list.count; i++)
        if (trial.list.items[i].transaction == STEP_OUTSIDE ||
            (trial.list.items[i].hazards & (HAZARD_TABLE_SCAN | HAZARD_TABLE_REWRITE)) != 0)
            return false;
    return true;
}

static bool may_move(const Ordering *ordering, const Node *node, ActionVerb verb)
{
    return node->exists && !node->folded && node->verb == verb &&
           node->change->type == CHANGE_REPLACE && !node->change->aside &&
           node->change->to->parent == NULL && is_made_at_once(ordering, node->change->to);
}

static int compare_places(const void *a, const void *b)
{
    const Place *left = a;
    const Place *right = b;

    if (left->at != right->at)
        return left->at < right->at ? -1 : 1;
    if (left->side != right->side)
        return left->side - right->side;
    return left->former < right->former ? -1 : left->former > right->former;
}

static void keep_before(const Moving *moving, Place *place, const Object *object)
{
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Alterations *all = alterations_near(moving, &object->dependencies.items[i]);

        if (all != NULL && all->first > place->former && all->first < place->at)
            place->at = all->first;
    }
}

static void keep_behind(const Moving *moving, Place *place, const Object *object)
{
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Alterations *all = alterations_near(moving, &object->dependencies.items[i]);

        if (all != NULL && all->last < place->former && all->last > place->at)
            place->at = all->last;
    }
}

static void move_drops(const Moving *moving)
{
    const Neighbours next = neighbours_of(moving, true);

    for (size_t i = moving->order->count; i > 0; i--) {
        size_t index = moving->order->items[i - 1];
        Place *place = &moving->places[index];

        if (next.starts[index] == next.starts[index + 1] ||
            !may_move(moving->ordering, &moving->ordering->nodes[index], ACTION_DROP))
            continue;
        place->at = moving->order->count;
        place->side = -1;
        for (size_t j = next.starts[index]; j < next.starts[index + 1]; j++)
            if (moving->places[next.others[j]].at < place->at)
                place->at = moving->places[next.others[j]].at;
        keep_before(moving, place, moving->ordering->nodes[index].change->from);
    }
}

static void move_creations(const Moving *moving)
{
    const Neighbours former = neighbours_of(moving, false);

    for (size_t i = 0; i < moving->order->count; i++) {
        size_t index = moving->order->items[i];
        Place *place = &moving->places[index];

        if (former.starts[index] == former.starts[index + 1] ||
            !may_move(moving->ordering, &moving->ordering->nodes[index], ACTION_CREATE))
            continue;
        place->at = 0;
        place->side = 1;
        for (size_t j = former.starts[index]; j < former.starts[index + 1]; j++)
            if (moving->places[former.others[j]].at > place->at)
                place->at = moving->places[former.others[j]].at;
        keep_behind(moving, place, moving->ordering->nodes[index].change->to);
    }
}

void shorten_absences(Ordering *ordering, IndexVec *order)
{
    Moving moving = {
        .ordering = ordering,
        .order = order,
        .places = arena_alloc(ordering->arena, (ordering->node_count + 1) * sizeof(Place)),
    };
    Place *places = arena_alloc(ordering->arena, (order->count + 1) * sizeof(Place));

    for (size_t i = 0; i < order->count; i++)
        moving.places[order->items[i]] = (Place){.at = i, .former = i, .node = order->items[i]};
    collect_alterations(&moving);
    move_drops(&moving);
    move_creations(&moving);
    for (size_t i = 0; i < order->count; i++)
        places[i] = moving.places[order->items[i]];
    qsort(places, order->count, sizeof(*places), compare_places);
    for (size_t i = 0; i < order->count; i++)
        order->items[i] = places[i].node;
}
