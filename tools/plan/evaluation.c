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

void edges_of_rows(Ordering *ordering, const Change *change)
{
    const Object *routine = change->to;

    if (kind_namespace(routine->kind) != NAMESPACE_ROUTINE)
        return;
    for (size_t i = 0; i < routine->dependencies.count; i++) {
        const Object *row = routine->dependencies.items[i].on;
        const Change *on = changes_of(ordering->changes, row);

        if (on == NULL || on->from == NULL || change_creates(on))
            continue;
        for (size_t j = 0; j < on->from->children.count; j++) {
            const Change *member = changes_of(ordering->changes, on->from->children.items[j]);

            if (member != NULL && member->type == CHANGE_DROP &&
                may_use_row(routine, row, member->from))
                graph_add_edge(&ordering->graph, last_removal(ordering, member),
                               node_of(change, SLOT_MAKE), EDGE_SOFT);
        }
    }
}
