#include "plan/stored_rows.h"

/* What is made anew has another place in the rows. */
static bool takes_place(const Changes *changes, const Change *change)
{
    const KindOps *ops = kind_ops(change->to->kind);
    Steps trial = changes_steps(changes);

    return change->type == CHANGE_REPLACE && change->from->kind == change->to->kind &&
           ops->prepare != NULL && ops->prepare(change->from, change->to, &trial);
}

bool change_rewrites_rows(const Changes *changes, const Change *change)
{
    const Change *table;

    if (change->to == NULL || change->to->parent == NULL ||
        kind_ops(change->to->kind)->rewrites_rows == NULL ||
        (change->type != CHANGE_ALTER && !change_creates(change)))
        return false;
    table = changes_of(changes, change->to->parent);
    return table != NULL && !change_creates(table) &&
           (takes_place(changes, change) ||
            kind_ops(change->to->kind)
                ->rewrites_rows(change_creates(change) ? NULL : change->from, change->to,
                                change->changed));
}

/* Calls for each table whose rows the type of an object is made of. */
typedef bool (*VisitTable)(void *context, const Object *table);

/* True as soon as a call returns it. */
static bool visit_tables(const Object *object, VisitTable visit, void *context)
{
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Dependency *dependency = &object->dependencies.items[i];
        const Object *on = dependency->on;

        if (dependency->type != DEPENDENCY_NORMAL ||
            (on->parent != NULL && on->parent == object->parent))
            continue;
        if (kind_namespace(on->kind) == NAMESPACE_RELATION && visit(context, on))
            return true;
        on = object_root(on);
        if (!kind_keeps_values(on->kind))
            continue;
        if (visit_tables(on, visit, context))
            return true;
        for (size_t j = 0; j < on->children.count; j++)
            if (visit_tables(on->children.items[j], visit, context))
                return true;
    }
    return false;
}

static bool has_key(void *context, const Object *table)
{
    return strcmp(table->key, context) == 0;
}

bool holds_rows_of(const Object *object, const char *table_key)
{
    return visit_tables(object, has_key, (void *)table_key);
}

/* ---- Order ---- */

typedef struct Holder {
    Ordering *ordering;
    const Change *change;
    size_t lets_go; /* its node that comes before the rows are written; SIZE_MAX: none */
    size_t takes;   /* its node that comes after that; SIZE_MAX: none */
} Holder;

static void add_edge(Ordering *ordering, size_t before, size_t after)
{
    if (before != SIZE_MAX && after != SIZE_MAX)
        graph_add_edge(&ordering->graph, before, after, EDGE_HARD);
}

/* A change reaches the tables below, so what counts there is what happens to the one above. */
static void edges_of_rewriting(const Holder *holder, const Change *rewriting)
{
    const Object *object = rewriting->to;
    size_t node = node_of(rewriting, SLOT_MAKE);

    add_edge(holder->ordering, holder->lets_go,
             rewriting->parked ? node_of(rewriting, SLOT_REMOVE) : node);
    add_edge(holder->ordering, node, holder->takes);
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Object *on = object->dependencies.items[i].on;
        const Change *above =
            on->kind == object->kind ? changes_of(holder->ordering->changes, on) : NULL;

        if (above != NULL && above->to != NULL &&
            change_rewrites_rows(holder->ordering->changes, above))
            edges_of_rewriting(holder, above);
    }
}

static bool edges_of_table(void *context, const Object *table)
{
    const Holder *holder = context;
    const Changes *changes = holder->ordering->changes;
    const Change *change = changes_of(changes, table);

    /* It stays what it is: the server does not mind. */
    if (holder->change->type == CHANGE_ALTER && !holder->change->parked &&
        holds_rows_of(holder->change->from, table->key) &&
        holds_rows_of(holder->change->to, table->key))
        return false;
    for (size_t i = 0; change != NULL && change->to != NULL && i < change->to->children.count;
         i++) {
        const Change *child = changes_of(changes, change->to->children.items[i]);

        if (child != NULL && change_rewrites_rows(changes, child))
            edges_of_rewriting(holder, child);
    }
    return false;
}

void edges_of_stored_rows(Ordering *ordering, const Change *change)
{
    const Object *any = change->to != NULL ? change->to : change->from;
    Holder holder = {ordering, change, SIZE_MAX, SIZE_MAX};

    if (kind_ops(any->kind)->park == NULL || change->type == CHANGE_NONE)
        return;
    if (change_drops(change) || change->parked)
        holder.lets_go = node_of(change, SLOT_REMOVE);
    else if (change->type == CHANGE_ALTER)
        holder.lets_go = node_of(change, SLOT_MAKE);
    if (change->from != NULL)
        visit_tables(change->from, edges_of_table, &holder);
    holder.lets_go = SIZE_MAX;
    holder.takes = node_of(change, SLOT_MAKE);
    if (change->to != NULL)
        visit_tables(change->to, edges_of_table, &holder);
}

void edges_of_succession(Ordering *ordering, const Change *former)
{
    const Change *successor = former->succession;
    const Change *parent =
        former->from->parent == NULL ? NULL : changes_of(ordering->changes, former->from->parent);

    add_edge(ordering, node_of(former, SLOT_REMOVE), node_of(successor, SLOT_MAKE));
    add_edge(ordering, node_of(successor, SLOT_MAKE), node_of(former, SLOT_DROP_ASIDE));
    for (size_t i = 0; parent != NULL && i < parent->to->children.count; i++) {
        const Change *child = changes_of(ordering->changes, parent->to->children.items[i]);

        if (child != NULL && change_creates(child) && child != successor)
            add_edge(ordering, node_of(former, SLOT_DROP_ASIDE), node_of(child, SLOT_MAKE));
    }
}
