#include "base/map.h"
#include "plan/ordering.h"

/*
 * What is evaluated for rows that are there runs the bodies of the routines that it calls. They decide order only, and give
 * way in a circle; so what they use, one by the other, has to be there by itself.
 */

typedef struct Evaluation {
    Ordering *ordering;
    const Change *change; /* what is evaluated */
    Map *seen;
} Evaluation;

/* Its own parent is there when it is evaluated as a part of it. */
static bool is_around(const Object *object, const Object *other)
{
    while (object != NULL && object != other)
        object = object->parent;
    return object != NULL;
}

static void follow(Evaluation *evaluation, const Object *user)
{
    const Changes *changes = evaluation->ordering->changes;

    for (size_t i = 0; i < user->dependencies.count; i++) {
        Object *on = user->dependencies.items[i].on;
        const Change *needed = changes_of(changes, on);

        if (map_put(evaluation->seen, on->key, on) != NULL || is_around(evaluation->change->to, on))
            continue;
        if (needed != NULL && (change_creates(needed) || needed->type == CHANGE_ALTER))
            graph_add_edge(&evaluation->ordering->graph, node_of(needed, SLOT_MAKE),
                           node_of(evaluation->change, SLOT_MAKE), EDGE_HARD);
        if (kind_namespace(on->kind) == NAMESPACE_ROUTINE)
            follow(evaluation, on);
    }
}

bool evaluates_rows(const Changes *changes, const Change *change)
{
    const Change *parent = change->to == NULL || change->to->parent == NULL
                               ? NULL
                               : changes_of(changes, change->to->parent);
    const Change *root = parent == NULL ? NULL : changes_of(changes, object_root(change->to));

    return change_creates(change) && kind_ops(change->to->kind)->evaluated && parent != NULL &&
           change_creates(parent) && root != NULL && !change_creates(root);
}

void edges_of_evaluation(Ordering *ordering, const Change *change)
{
    Evaluation evaluation = {.ordering = ordering, .change = change};

    if (!evaluates_rows(ordering->changes, change) || !may_fold(change->to))
        return;
    evaluation.seen = map_new(ordering->arena);
    follow(&evaluation, change->to);
}

static bool depends_on(const Object *object, const Object *on)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on == on)
            return true;
    return false;
}

/* Whether the body of a routine may have a whole row: it uses all that a member which goes was beside. */
static bool may_use_row(const Object *routine, const Object *row, const Object *member)
{
    for (size_t i = 0; i < row->children.count; i++)
        if (kind_namespace(row->children.items[i]->kind) == kind_namespace(member->kind) &&
            !depends_on(routine, row->children.items[i]))
            return false;
    return true;
}

/* What goes of a row, and what is new or made anew in it, before what means its parts by their order, or may have all of them. */
static void edges_of_row(Ordering *ordering, const Change *change, const Dependency *dependency,
                         const Change *row)
{
    Graph *graph = &ordering->graph;
    const size_t node = node_of(change, SLOT_MAKE);

    for (size_t i = 0; i < row->from->children.count; i++) {
        const Change *member = changes_of(ordering->changes, row->from->children.items[i]);

        if (member != NULL && member->type == CHANGE_DROP &&
            (dependency->in_order || may_use_row(change->to, dependency->on, member->from)))
            graph_add_edge(graph, last_removal(ordering, member), node, EDGE_SOFT);
    }
    for (size_t i = 0; dependency->in_order && i < row->to->children.count; i++) {
        const Change *member = changes_of(ordering->changes, row->to->children.items[i]);

        if (member != NULL && change_creates(member))
            graph_add_edge(graph, node_of(member, SLOT_MAKE), node, EDGE_SOFT);
    }
}

void edges_of_rows(Ordering *ordering, const Change *change)
{
    const Object *object = change->to;
    const bool routine = kind_namespace(object->kind) == NAMESPACE_ROUTINE;

    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Dependency *dependency = &object->dependencies.items[i];
        const Change *row =
            routine || dependency->in_order ? changes_of(ordering->changes, dependency->on) : NULL;

        if (row != NULL && row->from != NULL && row->to != NULL && !change_creates(row))
            edges_of_row(ordering, change, dependency, row);
    }
}
