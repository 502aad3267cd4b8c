#include "plan/ordering.h"

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

typedef struct Moving {
    Ordering *ordering;
    const IndexVec *order;
    Place *places; /* of each representative */
} Moving;

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

/* A drop that refuses a transaction would end the one in which other things are missing. */
static bool is_dropped_inside(const Ordering *ordering, const Object *object)
{
    Steps trial = changes_steps(ordering->changes);

    trial.online = ordering->online;
    if (kind_ops(object->kind)->drop != NULL)
        kind_ops(object->kind)->drop(object, &trial);
    for (size_t i = 0; i < trial.list.count; i++)
        if (trial.list.items[i].transaction == STEP_OUTSIDE)
            return false;
    return true;
}

/* Columns stand in the order in which they are made, what makes its parent hang on something else waits for its owner, and
 * links of tables, and parts of constraints and indexes that the server makes and takes along, for what no edge tells. */
static bool has_place(const Object *object)
{
    const Namespace space = kind_namespace(object->kind);
    const KindOps *ops = kind_ops(object->kind);

    return space == NAMESPACE_COLUMN || space == NAMESPACE_CONSTRAINT ||
           (object->parent != NULL && space == NAMESPACE_RELATION) || ops->owns_parent ||
           ops->room != NULL || ops->needs_not_null;
}

/* Something else makes it, or takes it along, which no edge of its own may tell. */
static bool is_part_of_others(const Ordering *ordering, const Object *object)
{
    const KindOps *ops = kind_ops(object->kind);
    ObjectVec taken = {0};

    if (ops->takes_along != NULL)
        ops->takes_along(object, ordering->arena, &taken);
    return taken.count > 0 || (ops->comes_along != NULL && ops->comes_along(object)) ||
           (ops->comes_with != NULL && ops->comes_with(object, 0) != NULL);
}

static bool drop_may_move(const Ordering *ordering, const Node *node)
{
    return node->exists && node->verb == ACTION_DROP && node->change->type == CHANGE_REPLACE &&
           !node->change->aside && !has_place(node->object) &&
           !is_part_of_others(ordering, node->change->from) &&
           !is_part_of_others(ordering, node->change->to) &&
           is_dropped_inside(ordering, node->object);
}

/* What hangs on something that is made anew (its privileges, an index) is missing as long as that was. */
static bool creation_may_move(const Ordering *ordering, const Node *node)
{
    const Change *root = changes_of(ordering->changes, object_root(node->object));

    if (!node->exists || node->folded || node->verb != ACTION_CREATE || node->change->aside ||
        is_part_of_others(ordering, node->object))
        return false;
    if (root != NULL && root != node->change && root->type == CHANGE_REPLACE)
        return kind_namespace(node->object->kind) != NAMESPACE_COLUMN;
    return node->change->type == CHANGE_REPLACE && !has_place(node->object) &&
           is_made_at_once(ordering, node->change->to);
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

static size_t place_of(const Moving *moving, const Change *change, size_t slot)
{
    return moving->places[graph_representative(&moving->ordering->graph, node_of(change, slot))]
        .former;
}

static void keep_from(Place *place, size_t at)
{
    if (place->side < 0 && at > place->former && at < place->at)
        place->at = at;
    if (place->side > 0 && at < place->former && at > place->at)
        place->at = at;
}

/* What has a column from a parent waits for what happens to that there, without an edge of its own. */
static void keep_apart(const Moving *moving, Place *place, const Object *used)
{
    const Change *change = changes_of(moving->ordering->changes, used);

    if (change != NULL && change->type == CHANGE_ALTER)
        keep_from(place, place_of(moving, change, SLOT_MAKE));
    if (change != NULL && change_drops(change))
        keep_from(place, place_of(moving, change, SLOT_REMOVE));
    for (size_t i = 0; i < used->dependencies.count; i++)
        if (is_heir(used, used->dependencies.items[i].on))
            keep_apart(moving, place, used->dependencies.items[i].on);
}

/* Whether two neighbours alter one table. */
static bool alter_together(const Moving *moving, size_t a, size_t b)
{
    const Node *left = &moving->ordering->nodes[moving->order->items[a]];
    const Node *right = &moving->ordering->nodes[moving->order->items[b]];

    return left->exists && right->exists && left->verb == ACTION_ALTER &&
           right->verb == ACTION_ALTER && object_root(left->object) == object_root(right->object);
}

/* Not in between what is done to one table: that can be one statement, which writes the rows once. */
static void keep_aside(const Moving *moving, Place *place)
{
    if (place->side < 0)
        while (place->at > place->former + 1 && place->at < moving->order->count &&
               alter_together(moving, place->at - 1, place->at))
            place->at--;
    else
        while (place->at + 1 < place->former && alter_together(moving, place->at, place->at + 1))
            place->at++;
}

/* Moves the place no further than what the object uses lets it. */
static void settle(const Moving *moving, Place *place, const Object *object)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        keep_apart(moving, place, object->dependencies.items[i].on);
    keep_aside(moving, place);
}

static void move_drops(const Moving *moving)
{
    const Neighbours next = neighbours_of(moving, true);

    for (size_t i = moving->order->count; i > 0; i--) {
        size_t index = moving->order->items[i - 1];
        Place *place = &moving->places[index];

        if (next.starts[index] == next.starts[index + 1] ||
            !drop_may_move(moving->ordering, &moving->ordering->nodes[index]))
            continue;
        place->at = moving->order->count;
        place->side = -1;
        for (size_t j = next.starts[index]; j < next.starts[index + 1]; j++)
            if (moving->places[next.others[j]].at < place->at)
                place->at = moving->places[next.others[j]].at;
        settle(moving, place, moving->ordering->nodes[index].change->from);
    }
}

static void move_creations(const Moving *moving)
{
    const Neighbours former = neighbours_of(moving, false);

    for (size_t i = 0; i < moving->order->count; i++) {
        size_t index = moving->order->items[i];
        Place *place = &moving->places[index];

        if (former.starts[index] == former.starts[index + 1] ||
            !creation_may_move(moving->ordering, &moving->ordering->nodes[index]))
            continue;
        place->at = 0;
        place->side = 1;
        for (size_t j = former.starts[index]; j < former.starts[index + 1]; j++)
            if (moving->places[former.others[j]].at > place->at)
                place->at = moving->places[former.others[j]].at;
        settle(moving, place, moving->ordering->nodes[index].change->to);
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
    move_drops(&moving);
    move_creations(&moving);
    for (size_t i = 0; i < order->count; i++)
        places[i] = moving.places[order->items[i]];
    qsort(places, order->count, sizeof(*places), compare_places);
    for (size_t i = 0; i < order->count; i++)
        order->items[i] = places[i].node;
}
