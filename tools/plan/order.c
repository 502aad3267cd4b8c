#include "plan/order.h"

#include "base/map.h"
#include "plan/ordering.h"

static void set_node(Ordering *ordering, Change *change, size_t slot, ActionVerb verb,
                     const Object *object)
{
    Node *node = &ordering->nodes[node_of(change, slot)];

    node->change = change;
    node->verb = verb;
    node->object = object;
    node->exists = true;
}

/* What comes first where nothing is against it: what needs a commit, so that one is enough for all of them; and what gives up a
 * name that another object may get. */
static bool comes_early(const Ordering *ordering, const Change *change)
{
    Steps trial = {.arena = ordering->arena};
    bool needs_commit = false;
    bool names_only;

    kind_ops(change->to->kind)->alter(change->from, change->to, change->changed, &trial);
    names_only = trial.list.count > 0;
    for (size_t i = 0; i < trial.list.count; i++) {
        const Step *step = &trial.list.items[i];

        needs_commit = needs_commit || step->transaction == STEP_COMMIT_AFTER;
        names_only = names_only && step->names_only;
    }
    return needs_commit || names_only;
}

/* Makes the nodes, again after a circle was found: what has to stand alone is remembered. The last ones, which do not
 * exist, are those of all that stays as it is. */
static void make_nodes(Ordering *ordering)
{
    const Changes *changes = ordering->changes;
    const Node *former = ordering->nodes;

    ordering->node_count = (changes->acting.count + 1) * SLOT_COUNT;
    ordering->nodes = arena_alloc(ordering->arena, ordering->node_count * sizeof(*ordering->nodes));
    ordering->graph = graph_new(ordering->arena, ordering->node_count);
    for (size_t i = 0; former != NULL && i < ordering->node_count; i++)
        ordering->nodes[i].alone = former[i].alone;
    for (size_t i = 0; i < changes->list.count; i++)
        changes->list.items[i]->first_node = changes->acting.count * SLOT_COUNT;
    for (size_t i = 0; i < changes->acting.count; i++) {
        Change *change = changes->acting.items[i];

        change->first_node = i * SLOT_COUNT;
        if (change_drops(change))
            set_node(ordering, change, SLOT_REMOVE,
                     change->aside || change->parked ? ACTION_SET_ASIDE : ACTION_DROP,
                     change->from);
        else if (change->parked)
            set_node(ordering, change, SLOT_REMOVE, ACTION_SET_ASIDE,
                     change->from != NULL ? change->from : change->to);
        if (change->released)
            set_node(ordering, change, SLOT_REMOVE, ACTION_ALTER, change->from);
        if (change->aside)
            set_node(ordering, change, SLOT_DROP_ASIDE, ACTION_DROP_ASIDE, change->from);
        if (change_creates(change))
            set_node(ordering, change, SLOT_MAKE, ACTION_CREATE, change->to);
        else if (change->type == CHANGE_ALTER)
            set_node(ordering, change, SLOT_MAKE, ACTION_ALTER, change->to);
        if (change->type == CHANGE_ALTER)
            ordering->nodes[node_of(change, SLOT_MAKE)].early = comes_early(ordering, change);
    }
}

/* ---- Merging -------------------------------------------------------------------------------------------------- */

/* A child goes with its parent unless it holds it; a sequence goes with the column that owns it. */
static void merge_drops(Ordering *ordering)
{
    const Changes *changes = ordering->changes;

    for (size_t i = 0; i < changes->acting.count; i++) {
        const Change *change = changes->acting.items[i];
        const Change *parent = removed_with(ordering, change);

        if (parent == NULL)
            continue;
        graph_merge(&ordering->graph, node_of(change, SLOT_REMOVE), node_of(parent, SLOT_REMOVE));
        ordering->nodes[node_of(change, SLOT_REMOVE)].exists = false;
    }
    for (size_t i = 0; i < changes->acting.count; i++) {
        const Change *change = changes->acting.items[i];
        const Change *parent;

        if (change->from == NULL || !kind_ops(change->from->kind)->owns_parent ||
            change->type != CHANGE_DROP)
            continue;
        parent = changes_of(changes, change->from->parent);
        for (size_t j = 0;
             parent != NULL && parent->type == CHANGE_DROP && j < change->from->dependencies.count;
             j++) {
            const Change *owner = changes_of(changes, change->from->dependencies.items[j].on);

            if (owner == NULL || owner->type != CHANGE_DROP)
                continue;
            graph_merge(&ordering->graph, node_of(parent, SLOT_REMOVE),
                        node_of(owner, SLOT_REMOVE));
            ordering->nodes[node_of(parent, SLOT_REMOVE)].exists = false;
        }
    }
}

/* What is a part of the parent's statement whatever the order. */
static void merge_clauses(Ordering *ordering)
{
    const Changes *changes = ordering->changes;

    for (size_t i = 0; i < changes->acting.count; i++) {
        Change *change = changes->acting.items[i];
        const Change *parent;

        if (!change_creates(change) || change->to->parent == NULL ||
            kind_ops(change->to->kind)->folding != FOLD_ALWAYS || !may_fold(change->to) ||
            ordering->nodes[node_of(change, SLOT_MAKE)].alone)
            continue;
        parent = changes_of(changes, change->to->parent);
        if (parent == NULL || !change_creates(parent))
            continue;
        graph_merge(&ordering->graph, node_of(change, SLOT_MAKE), node_of(parent, SLOT_MAKE));
        ordering->nodes[node_of(change, SLOT_MAKE)].folded = true;
    }
    for (size_t i = 0; i < changes->acting.count; i++) {
        Change *change = changes->acting.items[i];
        size_t node = node_of(change, SLOT_MAKE);

        if (ordering->nodes[node].folded)
            vec_push(ordering->arena,
                     &ordering->nodes[graph_representative(&ordering->graph, node)].clauses,
                     change->to);
    }
}

/* ---- The tie key ---------------------------------------------------------------------------------------------- */

/* What comes early first, then drops, the heaviest kinds before the lighter ones; then the rest by kind and name. */
static int compare_nodes(const void *a, const void *b)
{
    const Node *left = *(const Node *const *)a;
    const Node *right = *(const Node *const *)b;
    bool left_drops = left->verb == ACTION_DROP || left->verb == ACTION_SET_ASIDE;
    bool right_drops = right->verb == ACTION_DROP || right->verb == ACTION_SET_ASIDE;
    int order;

    if (left->early != right->early)
        return left->early ? -1 : 1;
    if (left_drops != right_drops)
        return left_drops ? -1 : 1;
    if (left_drops && kind_weight(left->object->kind) != kind_weight(right->object->kind))
        return kind_weight(right->object->kind) - kind_weight(left->object->kind);
    if (left->verb != right->verb &&
        (left->verb == ACTION_DROP_ASIDE || right->verb == ACTION_DROP_ASIDE))
        return left->verb == ACTION_DROP_ASIDE ? 1 : -1;
    order = object_compare(left->object, right->object);
    return order != 0 ? order : (int)left->verb - (int)right->verb;
}

static size_t *make_ranks(const Ordering *ordering, size_t *existing)
{
    size_t *ranks = arena_alloc(ordering->arena, ordering->node_count * sizeof(*ranks));
    VEC(Node *) sorted = {0};
    size_t next;

    for (size_t i = 0; i < ordering->node_count; i++)
        if (ordering->nodes[i].object != NULL)
            vec_push(ordering->arena, &sorted, &ordering->nodes[i]);
    vec_sort(&sorted, compare_nodes);
    for (size_t i = 0; i < sorted.count; i++)
        ranks[sorted.items[i] - ordering->nodes] = i;
    next = *existing = sorted.count;
    for (size_t i = 0; i < ordering->node_count; i++)
        if (ordering->nodes[i].object == NULL)
            ranks[i] = next++;
    return ranks;
}

/* ---- Folding -------------------------------------------------------------------------------------------------- */

/* The table that a constraint may become a clause of; NULL when it cannot. */
static const Change *folding_parent(const Ordering *ordering, const Node *node)
{
    const Object *table = node->exists && node->verb == ACTION_CREATE ? node->object->parent : NULL;
    const Change *parent = table == NULL ? NULL : changes_of(ordering->changes, table);

    return parent != NULL && change_creates(parent) && may_fold(node->object) &&
                   kind_ops(node->object->kind)->folding == FOLD_IF_POSSIBLE
               ? parent
               : NULL;
}

/* Constraints become clauses of the CREATE TABLE when all that they need stands before it. */
static void fold_clauses(Ordering *ordering, const IndexVec *order)
{
    const Graph *graph = &ordering->graph;
    size_t *position = arena_alloc(ordering->arena, ordering->node_count * sizeof(*position));
    IndexVec *before = arena_alloc(ordering->arena, ordering->node_count * sizeof(*before));

    for (size_t i = 0; i < order->count; i++)
        position[order->items[i]] = i;
    for (size_t i = 0; i < graph->edges.count; i++) {
        size_t from = graph_representative(graph, graph->edges.items[i].before);
        size_t to = graph_representative(graph, graph->edges.items[i].after);

        if (from != to && folding_parent(ordering, &ordering->nodes[to]) != NULL)
            vec_push(ordering->arena, &before[to], from);
    }
    /* In order, so that a constraint that another one needs is settled first. */
    for (size_t i = 0; i < order->count; i++) {
        const size_t index = order->items[i];
        Node *node = &ordering->nodes[index];
        const Change *parent = folding_parent(ordering, node);
        const size_t table =
            parent == NULL ? 0 : graph_representative(graph, node_of(parent, SLOT_MAKE));

        node->folded = node->folded || parent != NULL;
        for (size_t j = 0; parent != NULL && node->folded && j < before[index].count; j++)
            node->folded = position[before[index].items[j]] <= position[table] ||
                           is_brought_by(&ordering->nodes[before[index].items[j]], parent);
        if (parent != NULL && node->folded) {
            position[index] = position[table];
            vec_push(ordering->arena, &ordering->nodes[table].clauses, (Object *)node->object);
        }
    }
}

/* ---- Steps ---------------------------------------------------------------------------------------------------- */

/* All give up their parts before the first takes another. */
static void write_together(const Node *node, Steps *steps)
{
    StepVec last = {0};

    for (size_t i = 0; i < node->together.count; i++) {
        const Change *change = node->together.items[i];
        Steps own = *steps;

        own.list = (StepVec){0};
        kind_ops(change->to->kind)->alter(change->from, change->to, change->changed, &own);
        for (size_t j = 0; j < own.list.count; j++)
            if (j < own.list.count / 2)
                vec_push(steps->arena, &steps->list, own.list.items[j]);
            else
                vec_push(steps->arena, &last, own.list.items[j]);
    }
    for (size_t i = 0; i < last.count; i++)
        vec_push(steps->arena, &steps->list, last.items[i]);
}

/* Alters the old object to what it is without the attribute that it is released by. */
static void write_release(const Change *change, Steps *steps)
{
    const KindOps *ops = kind_ops(change->from->kind);
    Object *without = memcpy(arena_alloc(steps->arena, ops->size), change->from, ops->size);

    for (size_t i = 0; i < change->from->dependencies.count; i++) {
        const char *name = ops->released_by(change->from, change->from->dependencies.items[i].on);
        const Attribute *attribute = name == NULL ? NULL : attribute_find(ops->attributes, name);

        if (attribute == NULL)
            continue;
        memset((char *)without + attribute->offset, 0, sizeof(SqlExpr));
        ops->alter(change->from, without, (AttributeSet)1 << (attribute - ops->attributes), steps);
        return;
    }
}

static void write_steps(const Node *node, Steps *steps)
{
    const KindOps *ops = kind_ops(node->object->kind);

    switch (node->verb) {
    case ACTION_CREATE:
        ops->create(node->object, &node->clauses, steps);
        if (node->change->aside && ops->bridge != NULL &&
            node->change->from->kind == node->object->kind)
            ops->bridge(node->change->from, node->object, steps);
        break;
    case ACTION_ALTER:
        if (node->object == node->change->from) {
            write_release(node->change, steps);
            break;
        }
        if (node->together.count > 1) {
            write_together(node, steps);
            break;
        }
        ops->alter(node->change->from, node->change->to, node->change->changed, steps);
        break;
    case ACTION_DROP:
        if (ops->drop != NULL)
            ops->drop(node->object, steps);
        break;
    case ACTION_SET_ASIDE:
        if (node->change->parked && node->change->type == CHANGE_ALTER)
            ops->park(node->change->from, node->change->to, steps);
        else if (node->change->parked)
            ops->prepare(node->change->from, node->change->to, steps);
        else
            ops->set_aside(node->object, steps);
        break;
    case ACTION_DROP_ASIDE:
        ops->drop_aside(node->object, node->change->to, steps);
        break;
    case ACTION_RENAME: /* not a matter of order: see renames.h */
        break;
    }
}

/* What hangs on what this plan makes, for the first time or anew: nobody uses it yet. */
static bool is_made(const Ordering *ordering, const Object *object)
{
    const Change *root = changes_of(ordering->changes, object_root(object));

    return root != NULL && change_creates(root);
}

/* A table that this plan creates is empty: nothing can be slow or fail there. */
static bool is_new(const Ordering *ordering, const Object *object)
{
    return is_made(ordering, object) &&
           changes_of(ordering->changes, object_root(object))->from == NULL;
}

static void collect_lasting(Ordering *ordering)
{
    for (size_t i = 0; i < ordering->changes->list.count; i++) {
        const Change *change = ordering->changes->list.items[i];

        /* What is dropped is gone by then. */
        if (change->from != NULL && !change_drops(change) &&
            kind_ops(change->from->kind)->undo_for_new != NULL)
            vec_push(ordering->arena, &ordering->lasting, (Object *)change->from);
    }
}

static void undo_for_new(const Ordering *ordering, const Node *node, Steps *steps)
{
    for (size_t i = 0; i < ordering->lasting.count; i++) {
        const Object *object = ordering->lasting.items[i];
        const KindOps *ops = kind_ops(object->kind);

        ops->undo_for_new(object, node->object, steps);
        for (size_t j = 0; j < node->clauses.count; j++)
            ops->undo_for_new(object, node->clauses.items[j], steps);
    }
}

/* The hazards that count: a new object disturbs nobody, unless it opens others (a function that runs with the rights of
 * its owner), has others read (a partition), cannot be made as it stands, or has rows at once that may not suit it. One that
 * comes back as it was gives nobody other rights; of its drop, see keep_rights(). */
static unsigned worth_telling(const Ordering *ordering, const Node *node, size_t step)
{
    static const unsigned OF_OTHERS =
        HAZARD_SECURITY_CHANGE | HAZARD_MAY_FAIL | HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE;
    bool opens = step == 0 && node->object->parent == NULL;
    bool has_rows = kind_ops(object_root(node->object)->kind)->has_rows;

    if (is_new(ordering, node->object))
        return HAZARD_UNTRACKABLE | (opens ? OF_OTHERS : 0) | (has_rows ? HAZARD_MAY_FAIL : 0);
    if (node->verb == ACTION_CREATE && node->change->type == CHANGE_REPLACE &&
        node->change->reason != NULL)
        return ~(unsigned)HAZARD_SECURITY_CHANGE;
    return ~0u;
}

/* The name of an attribute as people say it. */
static void append_words(Str *out, const char *name)
{
    static const struct {
        const char *name, *words;
    } SPELLED[] = {{"expr", "expression"},
                   {"part_of", "parent"},
                   {"only", "ONLY"},
                   {"inherited", "origin"},
                   {"grantable", "grant options"}};

    for (; *name != '\0'; name++) {
        for (size_t i = 0; i < sizeof(SPELLED) / sizeof(SPELLED[0]); i++) {
            if (strcmp(name, SPELLED[i].name) == 0) {
                str_text(out, SPELLED[i].words);
                return;
            }
        }
        str_char(out, *name == '_' ? ' ' : *name);
    }
}

/* Why an object that differs is dropped and made anew: "its partition key cannot be changed in place". */
static const char *replaced_reason(Arena *arena, const Change *change)
{
    const Attribute *attributes = kind_ops(change->to->kind)->attributes;
    AttributeSet fixed = 0;
    Str reason = str_new(arena);

    if (change->cause != NULL)
        return change->cause;
    if (change->from->kind != change->to->kind)
        return arena_printf(arena, "it was a %s and becomes a %s", kind_label(change->from->kind),
                            kind_label(change->to->kind));
    if (change->changed == DELTA_CHANGED_NATURE || change->changed == 0)
        return "it cannot be changed in place";
    for (size_t i = 0; attributes[i].name != NULL; i++)
        if ((change->changed & (AttributeSet)1 << i) != 0 &&
            (attributes[i].flags & ATTRIBUTE_ALTER) == 0)
            fixed |= (AttributeSet)1 << i;
    if (fixed == 0)
        fixed = change->changed;
    str_text(&reason, "its ");
    for (size_t i = 0; attributes[i].name != NULL; i++) {
        if ((fixed & (AttributeSet)1 << i) == 0)
            continue;
        str_text(&reason, reason.length > strlen("its ") ? " and " : "");
        append_words(&reason, attributes[i].name);
    }
    str_text(&reason, " cannot be changed in place");
    return reason.text;
}

/* Whether one of the steps has the server look into a definition that it would refuse. */
static bool defines_unchecked(const Object *object, const Steps *steps)
{
    static const char DEFINES[] = "CREATE ";
    bool (*unchecked)(const Object *) = kind_ops(object->kind)->unchecked;

    if (unchecked == NULL || !unchecked(object))
        return false;
    for (size_t i = 0; i < steps->list.count; i++)
        if (strncmp(steps->list.items[i].sql, DEFINES, sizeof(DEFINES) - 1) == 0)
            return true;
    return false;
}

static void add_action(Ordering *ordering, const Node *node, bool broken)
{
    PlanAction action = {
        .verb = node->verb, .object = node->object, .reason = node->change->reason};

    bool goes = node->verb == ACTION_DROP || (node->verb == ACTION_SET_ASIDE &&
                                              kind_ops(node->object->kind)->aside == ASIDE_ONLINE);

    if (goes && node->change->type == CHANGE_REPLACE && node->change->reason == NULL) {
        action.replaced = node->verb == ACTION_DROP;
        action.reason = replaced_reason(ordering->arena, node->change);
    }
    action.steps = changes_steps(ordering->changes);
    action.steps.kept = ordering->kept;
    action.steps.parked = node->change->parked;
    action.steps.late = node->alone && evaluates_rows(ordering->changes, node->change) &&
                        !changes_of(ordering->changes, node->object->parent)->parked;
    action.steps.online = ordering->online && !is_made(ordering, node->object);
    write_steps(node, &action.steps);
    if (node->verb == ACTION_CREATE)
        undo_for_new(ordering, node, &action.steps);
    if (action.steps.list.count == 0)
        return;
    for (size_t i = 0; i < action.steps.list.count; i++) {
        Step *step = &action.steps.list.items[i];
        unsigned worth = worth_telling(ordering, node, i);

        if ((step->hazards & ~worth) != 0) {
            step->hazards &= worth;
            step->note = step->hazards == 0 ? NULL : step->note;
        }
    }
    if (broken && node->verb != ACTION_DROP &&
        kind_namespace(node->object->kind) == NAMESPACE_ROUTINE)
        ordering->plan->unchecked_bodies = true;
    if (defines_unchecked(node->object, &action.steps))
        ordering->plan->unchecked_bodies = ordering->plan->unchecked_paths = true;
    vec_push(ordering->arena, &ordering->plan->actions, action);
}

/* ---- Circles -------------------------------------------------------------------------------------------------- */

/*
 * An object that was merged into its parent's statement and can have one of its own: a foreign key between two tables
 * that are dropped and refer to each other, the default that calls a function of the row type of its table.
 */
static bool can_stand_alone(const Ordering *ordering, size_t index)
{
    const Node *node = &ordering->nodes[index];

    /* An attribute takes what is stored of it along. */
    if (node->object == NULL || node->alone ||
        graph_representative(&ordering->graph, index) == index ||
        kind_ops(node->object->kind)->replaces_parent)
        return false;
    return node->verb == ACTION_DROP ? kind_ops(node->object->kind)->drop != NULL : node->folded;
}

/* What is kept aside waits because of one of its parts: that which uses what the edge leads to. */
static size_t waiting_part(const Ordering *ordering, const GraphEdge *edge)
{
    const Object *object = ordering->nodes[edge->before].object;
    const Change *target = ordering->nodes[edge->after].change;

    for (size_t i = 0; i < object->children.count; i++) {
        const Object *child = object->children.items[i];
        const Change *change = changes_of(ordering->changes, child);

        for (size_t j = 0; change != NULL && j < child->dependencies.count; j++)
            if (changes_of(ordering->changes, child->dependencies.items[j].on) == target)
                return node_of(change, SLOT_REMOVE);
    }
    return edge->after;
}

/* The end of an edge that waits on behalf of an object: what is dropped goes first, what is made comes last. */
static size_t waiting_end(const Ordering *ordering, const GraphEdge *edge)
{
    if (ordering->nodes[edge->before].verb == ACTION_DROP_ASIDE)
        return waiting_part(ordering, edge);
    return ordering->nodes[edge->before].verb == ACTION_DROP ? edge->before : edge->after;
}

/* The nodes that are to stand alone from now on. */
typedef struct Breaking {
    Ordering *ordering;
    bool *alone;
} Breaking;

/* What stands alone has an edge of its own. */
static bool edge_is_gone(const void *context, size_t edge)
{
    const Breaking *breaking = context;
    const Graph *graph = &breaking->ordering->graph;

    return breaking->alone[waiting_end(breaking->ordering, &graph->edges.items[edge])];
}

/* Lets the object stand alone that holds a circle together: of the heaviest kind, so columns last. */
static size_t break_edge(void *context, const IndexVec *circle)
{
    Breaking *breaking = context;
    Ordering *ordering = breaking->ordering;
    size_t chosen = SIZE_MAX;
    const Node *heaviest = NULL;

    for (size_t i = 0; i < circle->count; i++) {
        size_t edge = circle->items[i];
        size_t index = waiting_end(ordering, &ordering->graph.edges.items[edge]);
        const Node *node = &ordering->nodes[index];
        int difference = heaviest == NULL ? 1
                                          : kind_weight(node->object->kind) -
                                                kind_weight(heaviest->object->kind);

        if (breaking->alone[index])
            return edge;
        if (!can_stand_alone(ordering, index) || difference < 0 ||
            (difference == 0 && edge > chosen))
            continue;
        chosen = edge;
        heaviest = node;
    }
    if (heaviest != NULL) {
        breaking->alone[heaviest - ordering->nodes] = true;
        ordering->nodes[heaviest - ordering->nodes].alone = true;
    }
    return chosen;
}

/* The first object of a circle for which there is such a statement; NULL. */
static const Object *find_in_circle(const Ordering *ordering, const IndexVec *circle,
                                    ActionVerb verb)
{
    for (size_t i = 0; i < circle->count; i++) {
        const GraphEdge *edge = &ordering->graph.edges.items[circle->items[i]];
        const Node *node = &ordering->nodes[graph_representative(&ordering->graph, edge->before)];

        if (node->object != NULL && node->verb == verb)
            return node->object;
    }
    return NULL;
}

/*
 * A type stays until its values are converted, and what it hangs on with it; but its successor needs one of the same name
 * (an operator class, an operator), which cannot make room by another name. False when the circle is another one.
 */
static bool report_kept_values(Ordering *ordering, const IndexVec *circle)
{
    const Object *kept = find_in_circle(ordering, circle, ACTION_DROP_ASIDE);
    const Object *needed = find_in_circle(ordering, circle, ACTION_DROP);
    Arena *arena = ordering->arena;

    if (kept == NULL || needed == NULL)
        return false;
    diag_hint(ordering->diags,
              diag_error(ordering->diags, "kept-values", kept->span,
                         "%s %s cannot be replaced in one go: columns hold values of it, and %s "
                         "%s, which it needs until they are converted, is replaced as well",
                         kind_label(kept->kind), object_id(arena, kept), kind_label(needed->kind),
                         object_id(arena, needed)),
              "first make these columns text by a migration of its own; the next one can do the "
              "rest");
    return true;
}

static void report_cycle(Ordering *ordering, const IndexVec *circle)
{
    const Graph *graph = &ordering->graph;
    Str members = str_new(ordering->arena);
    const Object *first = NULL;

    if (report_kept_values(ordering, circle))
        return;
    for (size_t i = 0; i < circle->count; i++) {
        const GraphEdge *edge = &graph->edges.items[circle->items[i]];
        const Node *node = &ordering->nodes[graph_representative(graph, edge->before)];

        if (node->object == NULL)
            continue;
        if (first == NULL)
            first = node->object;
        str_printf(&members, "%s%s %s", members.length > 0 ? " -> " : "",
                   node->verb == ACTION_CREATE  ? "create"
                   : node->verb == ACTION_ALTER ? "alter"
                                                : "drop",
                   object_title(ordering->arena, node->object));
    }
    diag_hint(ordering->diags,
              diag_error(ordering->diags, "cycle", first == NULL ? span_none() : first->span,
                         "there is no order for these changes: %s", members.text),
              "this is a bug in schemac: please report it with both schemas");
}

/* False when there is a circle that nothing can break, which `circle` gets. */
static bool break_circles(Ordering *ordering, IndexVec *circle)
{
    Breaking breaking = {.ordering = ordering};
    const GraphBreaker breaker = {
        .context = &breaking, .is_gone = edge_is_gone, .take = break_edge};

    breaking.alone = arena_alloc(ordering->arena, ordering->node_count * sizeof(*breaking.alone));
    return graph_break(&ordering->graph, &breaker, circle);
}

/* What can be made only after something else was done in the place of the old one. */
static void find_prepared(const Ordering *ordering)
{
    for (size_t i = 0; i < ordering->changes->acting.count; i++) {
        Change *change = ordering->changes->acting.items[i];
        Steps trial = changes_steps(ordering->changes);

        if (change_creates(change) && kind_ops(change->to->kind)->prepare != NULL &&
            (change->from == NULL || change->from->kind == change->to->kind))
            change->parked = kind_ops(change->to->kind)->prepare(change->from, change->to, &trial);
    }
}

/* Whether the object can be dropped and made anew without a loss. */
static bool can_be_replaced(const Ordering *ordering, const Change *change)
{
    const KindOps *ops = kind_ops(change->from->kind);
    Steps trial = changes_steps(ordering->changes);
    bool loses = false;

    if (ops->on_replaced != REPLACED_RECREATE || ops->drop == NULL ||
        kind_keeps_values(change->from->kind))
        return false;
    ops->drop(change->from, &trial);
    for (size_t i = 0; i < trial.list.count; i++)
        loses = loses || (trial.list.items[i].hazards & HAZARD_DATA_LOSS) != 0;
    return !loses;
}

/* What is altered in one go cannot let go of one thing before another is there that it takes: it is replaced instead. False
 * when there is no such object in the circle. */
static bool replace_in_circle(Ordering *ordering, const IndexVec *circle)
{
    for (size_t i = 0; i < circle->count; i++) {
        const GraphEdge *edge = &ordering->graph.edges.items[circle->items[i]];
        Change *change = ordering->nodes[edge->before].change;

        if (change == NULL || change->type != CHANGE_ALTER || change->parked || change->released ||
            !can_be_replaced(ordering, change))
            continue;
        changes_replace(ordering->changes, change, NULL);
        return true;
    }
    return false;
}

/* Sorts; false when there is a circle that nothing can break. */
static bool sort_nodes(Ordering *ordering, IndexVec *order, bool **broken)
{
    const size_t *ranks = NULL;
    size_t existing = 0;

    for (;;) {
        IndexVec circle = {0};

        order->count = 0;
        make_nodes(ordering);
        merge_drops(ordering);
        merge_clauses(ordering);
        add_edges(ordering);
        if (ranks == NULL)
            ranks = make_ranks(ordering, &existing);
        ordering->graph.absent_rank = existing;
        *broken = arena_alloc(ordering->arena, ordering->node_count * sizeof(**broken));
        if (graph_sort(&ordering->graph, ranks, order, *broken))
            return true;
        if (break_circles(ordering, &circle))
            continue;
        if (!ordering->any_overload) {
            ordering->any_overload = true;
            continue;
        }
        if (!replace_in_circle(ordering, &circle)) {
            report_cycle(ordering, &circle);
            return false;
        }
        ranks = NULL;
        ordering->nodes = NULL;
        find_prepared(ordering);
        if (ordering->online)
            find_standing(ordering->changes);
    }
}

bool order_changes(Changes *changes, Plan *plan, const PlanOptions *options, DiagList *diags)
{
    Ordering ordering = {
        .arena = plan->arena,
        .changes = changes,
        .plan = plan,
        .online = options != NULL && options->online,
        .diags = diags,
        .kept = map_new(plan->arena),
    };
    IndexVec order = {0};
    bool *broken;

    find_prepared(&ordering);
    if (ordering.online)
        find_standing(changes);
    if (!sort_nodes(&ordering, &order, &broken))
        return false;
    fold_clauses(&ordering, &order);
    if (ordering.online)
        shorten_absences(&ordering, &order);
    collect_lasting(&ordering);
    for (size_t i = 0; i < order.count; i++) {
        const Node *node = &ordering.nodes[order.items[i]];

        if (node->exists && !node->folded)
            add_action(&ordering, node, broken[order.items[i]]);
    }
    return true;
}
