#include "plan/stored_rows.h"

const Object *changes_type_of(const Object *object)
{
    while (object != NULL && !kind_keeps_values(object->kind))
        object = object->parent;
    return object;
}

bool still_depends(const Object *object, const Object *on)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (strcmp(object->dependencies.items[i].on->key, on->key) == 0)
            return true;
    return false;
}

bool uses_row_without(const Object *object, const Object *member)
{
    const Dependency *row = NULL;

    for (size_t i = 0; member->parent != NULL && i < object->dependencies.count; i++)
        if (object->dependencies.items[i].type != DEPENDENCY_SOFT &&
            strcmp(object->dependencies.items[i].on->key, member->parent->key) == 0)
            row = &object->dependencies.items[i];
    /* Names for its columns, one by one, are those of others when one is gone. */
    for (size_t i = 0; row != NULL && !row->in_order && i < row->on->children.count; i++)
        if (kind_namespace(row->on->children.items[i]->kind) == kind_namespace(member->kind) &&
            !still_depends(object, row->on->children.items[i]))
            return false;
    return row != NULL && (row->in_order || kind_namespace(object->kind) == NAMESPACE_ROUTINE ||
                           kind_namespace(object->kind) == NAMESPACE_RULE);
}

bool keeps_row_type(const Change *change, const Object *type, DependencyType dependency)
{
    const char *before = object_text(change->from, "type");
    bool relation = kind_namespace(type->kind) == NAMESPACE_RELATION;

    return dependency == DEPENDENCY_NORMAL && before != NULL &&
           text_equal(before, object_text(change->to, "type")) && type->parent == NULL &&
           (relation || (kind_keeps_values(type->kind) && !still_depends(change->to, type)));
}

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

/* The change has the server look at the values of the type that its object is, or is a part of. */
static bool checks_values(const Change *change)
{
    const KindOps *ops = change->to == NULL ? NULL : kind_ops(change->to->kind);

    return ops != NULL && ops->checks_values != NULL &&
           (change_creates(change) || change->type == CHANGE_ALTER) &&
           ops->checks_values(change->type == CHANGE_ALTER ? change->from : NULL, change->to);
}

/* The change gives a part of a composite type another type. */
static bool changes_part(const Change *change)
{
    return change->type == CHANGE_ALTER && change->from->parent != NULL &&
           changes_type_of(change->from) != NULL && change_blocking(change) != NULL;
}

/* `type` is a table, or what is made of its rows. */
static void add_takers(const Changes *changes, const Object *type, ChangeVec *takers)
{
    Dependents dependents = changes_dependents(changes, type);

    for (size_t i = 0; i < dependents.count; i++) {
        const Object *user = changes_type_of(dependents.items[i].change->from);

        if (dependents.items[i].of_values)
            vec_push(changes->arena, takers, dependents.items[i].change);
        if (dependents.items[i].type == DEPENDENCY_NORMAL && user != NULL && user != type)
            add_takers(changes, user, takers);
    }
}

/* Source: get_rels_with_domain(). What takes values of the domain itself does not matter. */
static void add_takers_of_domain(const Changes *changes, const Object *domain, ChangeVec *takers)
{
    Dependents dependents = changes_dependents(changes, domain);

    for (size_t i = 0; i < dependents.count; i++) {
        const Object *user = dependents.items[i].change->from;

        if (dependents.items[i].type != DEPENDENCY_NORMAL)
            continue;
        if (user->parent == NULL && user->kind == domain->kind)
            add_takers_of_domain(changes, user, takers);
        else if (user->parent != NULL && kind_namespace(user->kind) == NAMESPACE_COLUMN)
            add_takers(changes, user->parent, takers);
    }
}

void find_takers(const Changes *changes, const Change *change, ChangeVec *takers)
{
    const Change *whole = changes_of(changes, object_root(change->to));

    if (whole == NULL || whole->from == NULL || change_creates(whole))
        return;
    if (change_rewrites_rows(changes, change) || changes_part(change))
        add_takers(changes, whole->from, takers);
    if (checks_values(change))
        add_takers_of_domain(changes, whole->from, takers);
}

/* Calls for each table whose rows the type of an object is made of. */
typedef bool (*VisitTable)(void *context, const Object *table);

/* True as soon as a call returns it. */
static bool visit_tables(const Object *object, VisitTable visit, void *context)
{
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Dependency *dependency = &object->dependencies.items[i];
        const Object *on = dependency->on;

        if ((dependency->type != DEPENDENCY_NORMAL && !dependency->of_values) ||
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

    /* What is made anew is still in the rows that are taken out. */
    add_edge(holder->ordering, holder->lets_go,
             rewriting->parked || change_drops(rewriting) ? node_of(rewriting, SLOT_REMOVE) : node);
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

static void edges_of_node(const Holder *holder, size_t node)
{
    add_edge(holder->ordering, holder->lets_go, node);
    add_edge(holder->ordering, node, holder->takes);
}

/* What is looked at when a domain that a column has gets a condition. */
static void edges_of_domain(const Holder *holder, const Object *user)
{
    const Changes *changes = holder->ordering->changes;

    for (size_t i = 0; i < user->dependencies.count; i++) {
        const Object *domain = user->dependencies.items[i].on;
        const Change *change = changes_of(changes, domain);

        if (user->dependencies.items[i].type != DEPENDENCY_NORMAL ||
            !kind_keeps_values(domain->kind) || change == NULL || change_creates(change))
            continue;
        if (checks_values(change))
            edges_of_node(holder, node_of(change, SLOT_MAKE));
        for (size_t j = 0; change->to != NULL && j < change->to->children.count; j++) {
            const Change *check = changes_of(changes, change->to->children.items[j]);

            if (check != NULL && checks_values(check))
                edges_of_node(holder, node_of(check, SLOT_MAKE));
        }
        edges_of_domain(holder, domain);
    }
}

/* What takes rows of a composite type, which another type comes into. */
static void edges_of_parts(const Holder *holder, const Object *type)
{
    for (size_t i = 0; i < type->children.count; i++) {
        const Object *part = type->children.items[i];
        const Change *change = changes_of(holder->ordering->changes, part);

        if (change != NULL && change->to != NULL && changes_part(change))
            edges_of_node(holder, node_of(change, SLOT_MAKE));
        for (size_t j = 0; j < part->dependencies.count; j++)
            if (kind_keeps_values(part->dependencies.items[j].on->kind))
                edges_of_parts(holder, part->dependencies.items[j].on);
    }
}

static void edges_of_taken(const Holder *holder, const Object *taker)
{
    for (size_t i = 0; i < taker->dependencies.count; i++)
        if (taker->dependencies.items[i].of_values)
            edges_of_parts(holder, taker->dependencies.items[i].on);
}

static bool takes_values(const Object *object)
{
    for (size_t i = 0; object != NULL && i < object->dependencies.count; i++)
        if (object->dependencies.items[i].of_values)
            return true;
    return false;
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
        if (child != NULL &&
            takes_values(holder->change->from != NULL ? holder->change->from : holder->change->to))
            edges_of_domain(holder, child->to);
    }
    return false;
}

void edges_of_stored_rows(Ordering *ordering, const Change *change)
{
    const Object *any = change->to != NULL ? change->to : change->from;
    Holder holder = {ordering, change, SIZE_MAX, SIZE_MAX};

    if (change->type == CHANGE_NONE || (kind_ops(any->kind)->park == NULL &&
                                        !takes_values(change->from) && !takes_values(change->to)))
        return;
    if (change_drops(change) || change->parked)
        holder.lets_go = node_of(change, SLOT_REMOVE);
    else if (change->type == CHANGE_ALTER)
        holder.lets_go = node_of(change, SLOT_MAKE);
    if (change->from != NULL) {
        edges_of_taken(&holder, change->from);
        visit_tables(change->from, edges_of_table, &holder);
    }
    holder.lets_go = SIZE_MAX;
    holder.takes = node_of(change, SLOT_MAKE);
    if (change->to != NULL) {
        edges_of_taken(&holder, change->to);
        visit_tables(change->to, edges_of_table, &holder);
    }
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
