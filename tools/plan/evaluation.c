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
