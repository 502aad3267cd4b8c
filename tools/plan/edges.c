#include "plan/ordering.h"

#include "base/map.h"
#include "plan/stored_rows.h"

size_t node_of(const Change *change, size_t slot)
{
    return change->first_node + slot;
}

/* The object whose removal takes this one along: the parent, or the next above it when that has no removal of its own
 * (the column of a view). NULL when it stays. */
static const Change *removed_parent(const Changes *changes, const Object *object)
{
    for (object = object->parent; object != NULL; object = object->parent) {
        const Change *change = changes_of(changes, object);

        if (change == NULL || !change_drops(change))
            return NULL;
        if (kind_ops(object->kind)->drop != NULL &&
            (kind_ops(object->kind)->stays == NULL || !kind_ops(object->kind)->stays(object)))
            return change;
    }
    return NULL;
}

const Change *removed_with(const Ordering *ordering, const Change *change)
{
    return change_drops(change) && !ordering->nodes[node_of(change, SLOT_REMOVE)].alone &&
                   !kind_ops(change->from->kind)->holds_parent
               ? removed_parent(ordering->changes, change->from)
               : NULL;
}

const Change *aside_of(const Ordering *ordering, const Change *change)
{
    while (change != NULL && !change->aside)
        change = removed_with(ordering, change);
    return change;
}

size_t last_removal(const Ordering *ordering, const Change *change)
{
    const Change *aside = aside_of(ordering, change);

    return aside != NULL ? node_of(aside, SLOT_DROP_ASIDE) : node_of(change, SLOT_REMOVE);
}

bool may_fold(const Object *object)
{
    const KindOps *ops = kind_ops(object->kind);

    return ops->can_fold == NULL || ops->can_fold(object);
}

static bool makes(const Change *change)
{
    return change != NULL && (change_creates(change) || change->type == CHANGE_ALTER);
}

/* The first node of a change that is altered. */
static size_t alteration(const Change *change)
{
    return node_of(change, change->parked ? SLOT_REMOVE : SLOT_MAKE);
}

static void add_edge(Ordering *ordering, size_t before, size_t after, bool soft)
{
    graph_add_edge(&ordering->graph, before, after, soft ? EDGE_SOFT : EDGE_HARD);
}

/*
 * What restricts the values of a new type has to be there before they are stored inside of others: see checks_values of
 * KindOps.
 */
static void edges_of_values(Ordering *ordering, const Change *change, const Object *on)
{
    const KindOps *ops = kind_ops(change->to->kind);
    const Object *type = object_root(on);

    if (ops->on_replaced != REPLACED_ALTER && !kind_keeps_values(object_root(change->to)->kind))
        return;
    for (size_t i = 0; i < type->children.count; i++) {
        const Object *child = type->children.items[i];
        const Change *restriction = changes_of(ordering->changes, child);

        if (restriction != NULL && restriction != change && change_creates(restriction) &&
            kind_ops(child->kind)->checks_values != NULL &&
            kind_ops(child->kind)->checks_values(NULL, child))
            add_edge(ordering, node_of(restriction, SLOT_MAKE), node_of(change, SLOT_MAKE), false);
    }
}

/* See in_order of KindOps: the last of those that come before it. The order of the parts of what is rearranged gives way to
 * what they need of each other. */
static void edges_of_place(Ordering *ordering, const Change *change, const Change *parent)
{
    const Object *object = change->to;
    const KindOps *ops = kind_ops(object->kind);
    const Change *last = NULL;

    if (!change_creates(change) || parent == NULL || parent->to == NULL || change_creates(parent) ||
        !(ops->in_order || (parent->rearranged && ops->moves != NULL)))
        return;
    for (size_t i = 0; i < parent->to->children.count; i++) {
        const Object *sibling = parent->to->children.items[i];
        const Change *other =
            sibling->kind == object->kind ? changes_of(ordering->changes, sibling) : NULL;

        if (sibling == object)
            break;
        if (other != NULL && change_creates(other))
            last = other;
    }
    if (last != NULL)
        add_edge(ordering, node_of(last, SLOT_MAKE), node_of(change, SLOT_MAKE), !ops->in_order);
}

/* What the server makes with an object is there after it, though it may come first where it is made otherwise. */
static bool comes_along(const Change *change, const Change *on, const Dependency *dependency)
{
    const KindOps *ops = kind_ops(dependency->on->kind);

    return dependency->type == DEPENDENCY_SOFT && ops->comes_along != NULL && on->to != NULL &&
           makes(change) && change_creates(on) && ops->comes_along(on->to);
}

/* It has a say in the statements of others, and is altered to have none: see interferes of KindOps. */
static bool is_silenced(const Change *change)
{
    bool (*interferes)(const Object *) =
        change->type == CHANGE_ALTER ? kind_ops(change->to->kind)->interferes : NULL;

    return interferes != NULL && interferes(change->from) && !interferes(change->to);
}

bool is_heir(const Object *object, const Object *original)
{
    return object->kind == original->kind && object->parent != NULL &&
           kind_namespace(object->kind) == NAMESPACE_COLUMN &&
           strcmp(object->name, original->name) == 0;
}

/* A clause of a table that is made as a child of the one of this object, with which it is merged then. */
static bool comes_with_heir(const Ordering *ordering, const Object *object, const Object *other)
{
    const Change *heir = is_heir(other, object) ? changes_of(ordering->changes, other) : NULL;

    return heir != NULL && change_creates(heir) && ordering->nodes[node_of(heir, SLOT_MAKE)].folded;
}

bool is_brought_by(const Node *node, const Change *parent)
{
    return node->exists && node->verb == ACTION_CREATE && node->object->parent == parent->to &&
           kind_ops(node->object->kind)->folding == FOLD_ALWAYS && !may_fold(node->object);
}

/* What the statement of the parent brings along without a clause of its own is as that is, by then, which it comes from. */
static void edges_of_brought(Ordering *ordering, const Change *change, const Change *parent)
{
    const Object *object = change->to;

    if (!change_creates(change) || parent == NULL || !change_creates(parent) ||
        kind_ops(object->kind)->folding != FOLD_ALWAYS || may_fold(object))
        return;
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Object *on = object->dependencies.items[i].on;
        const Change *original = is_heir(object, on) ? changes_of(ordering->changes, on) : NULL;

        if (original == NULL)
            continue;
        if (makes(original))
            add_edge(ordering, node_of(original, SLOT_MAKE), node_of(parent, SLOT_MAKE), true);
        /* Its default is there again after the type has changed. */
        for (size_t j = 0; j < on->children.count; j++) {
            const Change *part = changes_of(ordering->changes, on->children.items[j]);

            if (kind_ops(on->children.items[j]->kind)->folding == FOLD_ALWAYS && makes(part))
                add_edge(ordering, node_of(part, SLOT_MAKE), node_of(parent, SLOT_MAKE), true);
        }
    }
}

/* What an object needs in the new model is made before it. */
static void edges_of_new(Ordering *ordering, const Change *change)
{
    const Object *object = change->to;
    const Change *parent =
        object->parent == NULL ? NULL : changes_of(ordering->changes, object->parent);

    if (makes(parent))
        add_edge(ordering, node_of(parent, SLOT_MAKE), node_of(change, SLOT_MAKE), false);
    edges_of_brought(ordering, change, parent);
    edges_of_place(ordering, change, parent);
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Dependency *dependency = &object->dependencies.items[i];
        const Change *on = changes_of(ordering->changes, dependency->on);

        /* A clause comes with its statement: what it would only rather follow does not matter. */
        if (dependency->type == DEPENDENCY_SOFT &&
            ordering->nodes[node_of(change, SLOT_MAKE)].folded)
            continue;
        if (on != NULL && on->type == CHANGE_ALTER && is_silenced(change))
            continue;
        if (makes(on) && comes_with_heir(ordering, object, dependency->on)) {
            add_edge(ordering, node_of(change, SLOT_MAKE), node_of(on, SLOT_MAKE), true);
            continue;
        }
        if (makes(on) && on != change && comes_along(change, on, dependency))
            add_edge(ordering, node_of(change, SLOT_MAKE), node_of(on, SLOT_MAKE), true);
        else if (makes(on) && on != change)
            add_edge(ordering, node_of(on, SLOT_MAKE), node_of(change, SLOT_MAKE),
                     dependency->type == DEPENDENCY_SOFT);
        if (on != NULL && dependency->type != DEPENDENCY_SOFT &&
            object_root(dependency->on) != object_root(object))
            edges_of_values(ordering, change, dependency->on);
    }
}

/* A constraint can be a clause of its new table when all that it needs stands before the table: better so, if possible. */
static void edges_of_folding(Ordering *ordering, const Change *change)
{
    const Object *object = change->to;
    const Change *parent =
        object->parent == NULL ? NULL : changes_of(ordering->changes, object->parent);

    if (kind_ops(object->kind)->folding != FOLD_IF_POSSIBLE || parent == NULL ||
        !change_creates(parent) || !may_fold(object))
        return;
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Change *on = changes_of(ordering->changes, object->dependencies.items[i].on);
        const Change *root = on == NULL ? NULL : changes_of(ordering->changes, object_root(on->to));

        if (root != NULL && root != parent && makes(root))
            graph_add_edge(&ordering->graph, node_of(root, SLOT_MAKE), node_of(parent, SLOT_MAKE),
                           EDGE_WISH);
    }
}

/* A replaced object that the server makes with others is in the way of these, see comes_with of KindOps: at any depth. */
static void edges_of_company(Ordering *ordering, const Change *change, const Object *object,
                             bool is_new)
{
    const Object *(*comes_with)(const Object *, size_t) = kind_ops(object->kind)->comes_with;
    const Object *other;

    for (size_t i = 0; comes_with != NULL && (other = comes_with(object, i)) != NULL; i++) {
        const Change *company = changes_of(ordering->changes, other);

        if (company == NULL || company == change)
            continue;
        if (is_new && makes(company))
            add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(company, SLOT_MAKE), false);
        if (!is_new && change_drops(company))
            add_edge(ordering, node_of(company, SLOT_REMOVE), node_of(change, SLOT_MAKE), false);
        edges_of_company(ordering, change, other, is_new);
    }
}

/* Whether the object lets go of another one before it is altered. */
static bool releases(const Change *change, const Object *on)
{
    return change->released && kind_ops(change->from->kind)->released_by(change->from, on) != NULL;
}

/* See takes_along of KindOps: what is made anew comes when the server has taken the old one along, and what went with that. */
static void edges_of_taken(Ordering *ordering, const Change *change, const Object *object)
{
    const KindOps *ops = kind_ops(object->kind);
    ObjectVec taken = {0};

    if (ops->takes_along != NULL)
        ops->takes_along(object, ordering->arena, &taken);
    for (size_t i = 0; i < taken.count; i++) {
        const Change *other = changes_of(ordering->changes, taken.items[i]);

        if (other != NULL && change_creates(other))
            add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(other, SLOT_MAKE), false);
        edges_of_taken(ordering, change, taken.items[i]);
    }
}

/* What an object used in the old model is altered or dropped after it has let go. */
static void edges_of_old(Ordering *ordering, const Change *change)
{
    const Object *object = change->from;
    bool drops = change_drops(change) || change->parked;
    size_t node = node_of(change, drops ? SLOT_REMOVE : SLOT_MAKE);
    const Change *parent =
        object->parent == NULL ? NULL : changes_of(ordering->changes, object->parent);

    if (parent != NULL && drops && parent->type == CHANGE_ALTER)
        add_edge(ordering, change->parked ? node : last_removal(ordering, change),
                 alteration(parent), true);
    if (parent != NULL && change_drops(parent))
        add_edge(ordering, node, node_of(parent, SLOT_REMOVE), false);
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Dependency *dependency = &object->dependencies.items[i];
        const Change *on = changes_of(ordering->changes, dependency->on);
        bool soft = dependency->type == DEPENDENCY_SOFT;

        if (on == NULL || on == change)
            continue;
        /* What was inherited becomes an object of its own when the original goes. */
        if (soft && !drops && on->type == CHANGE_DROP && is_heir(object, dependency->on)) {
            add_edge(ordering, last_removal(ordering, on), node, true);
            continue;
        }
        /* A body that yields a row needs that the column is gone. */
        if (makes(change) && on->type == CHANGE_DROP &&
            uses_row_without(change->to, dependency->on)) {
            add_edge(ordering, last_removal(ordering, on), node_of(change, SLOT_MAKE), true);
            if (soft && !drops)
                continue;
        }
        if (change_drops(on)) {
            const Change *aside = aside_of(ordering, on);
            size_t let_go = drops                              ? last_removal(ordering, change)
                            : releases(change, dependency->on) ? node_of(change, SLOT_REMOVE)
                                                               : node;

            add_edge(ordering, let_go, last_removal(ordering, on), soft);
            /* By then its type has another name, which its own DROP does not know. */
            if (drops && aside != NULL && graph_representative(&ordering->graph, node) == node)
                add_edge(ordering, node, node_of(aside, SLOT_REMOVE), soft);
        } else if (on->type == CHANGE_ALTER && drops) {
            add_edge(ordering, node, alteration(on), soft || change_blocking(on) == NULL);
        }
    }
}

/* True for what leaves its parent, if only for a while, or goes with it. */
static bool leaves(const Ordering *ordering, const Change *change)
{
    return change != NULL && change_drops(change) &&
           changes_of(ordering->changes, change->from->parent) != NULL;
}

/* What changes in the object that is left, or in one above that, comes after that: it would take effect here, too.
 * `link` is what leaves, or what links the one that is left to one above. */
static void edges_of_left(Ordering *ordering, const Change *change, const Object *link, Map *seen)
{
    const size_t leaving = node_of(change, SLOT_REMOVE);

    for (size_t i = 0; i < link->dependencies.count; i++) {
        Object *object = link->dependencies.items[i].on;
        const Change *left = changes_of(ordering->changes, object);

        if (left == NULL || object == link->parent || map_put(seen, object->key, object) != NULL)
            continue;
        for (size_t j = 0; left->to != NULL && j < left->to->children.count; j++) {
            const Change *part = changes_of(ordering->changes, left->to->children.items[j]);

            if (makes(part))
                add_edge(ordering, leaving, node_of(part, SLOT_MAKE), true);
        }
        for (size_t j = 0; j < object->children.count; j++) {
            const Change *part = changes_of(ordering->changes, object->children.items[j]);

            if (part != NULL && part != change && change_drops(part) && left->to != NULL)
                add_edge(ordering, leaving, node_of(part, SLOT_REMOVE), true);
        }
        /* What leaves the one above has edges of its own. */
        for (size_t j = 0; j < object->children.count; j++)
            if (object->children.items[j]->kind == link->kind &&
                !leaves(ordering, changes_of(ordering->changes, object->children.items[j])))
                edges_of_left(ordering, change, object->children.items[j], seen);
    }
}

/* See leaves_last of KindOps. What changes in that which leaves does so by itself then. */
static void edges_of_leaving(Ordering *ordering, const Change *change)
{
    const Object *object = change->from;
    bool (*leaves_last)(const Object *) =
        object == NULL ? NULL : kind_ops(object->kind)->leaves_last;
    const Change *parent =
        leaves_last == NULL ? NULL : changes_of(ordering->changes, object->parent);

    if (parent == NULL || !change_drops(change))
        return;
    edges_of_left(ordering, change, object, map_new(ordering->arena));
    if (change->type != CHANGE_DROP || change_drops(parent))
        return;
    for (size_t i = 0; i < parent->to->children.count; i++) {
        const Object *other = parent->to->children.items[i];
        const Change *coming = changes_of(ordering->changes, other);

        if (other->kind != object->kind && makes(coming))
            add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(coming, SLOT_MAKE), true);
        else if (leaves_last(object) && coming != NULL && coming->type == CHANGE_CREATE)
            graph_add_edge(&ordering->graph, node_of(coming, SLOT_MAKE),
                           node_of(change, SLOT_REMOVE), EDGE_WISH);
    }
}

/* Others of its kind leave the parent when it is ready to follow them. */
static void edges_of_followed(Ordering *ordering, const Change *change)
{
    const Change *parent =
        change->to->parent == NULL ? NULL : changes_of(ordering->changes, change->to->parent);

    for (size_t i = 0; parent != NULL && parent->from != NULL && i < parent->from->children.count;
         i++) {
        const Object *other = parent->from->children.items[i];
        const Change *leaving =
            other->kind == change->to->kind ? changes_of(ordering->changes, other) : NULL;

        if (leaving != NULL && leaving != change && change_drops(leaving) &&
            (change->from == NULL || !leaving->parked))
            add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(leaving, SLOT_REMOVE), true);
    }
}

/* What an object was prepared for, of those that hang together with it, is made in between. */
static void edges_of_prepared(Ordering *ordering, const Change *change)
{
    if (!change->parked)
        return;
    add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(change, SLOT_MAKE), false);
    if (kind_ops(change->to->kind)->leaves_last != NULL)
        edges_of_followed(ordering, change);
    for (size_t i = 0; change_creates(change) && i < change->to->dependencies.count; i++) {
        const Object *on = change->to->dependencies.items[i].on;
        const Change *needed = changes_of(ordering->changes, on);

        if (!makes(needed))
            continue;
        /* What it is to become the heir of would take the old one for its heir. */
        if (on->kind == change->to->kind && change_creates(needed))
            add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(needed, SLOT_MAKE), false);
        if (on->parent != change->to->parent)
            continue;
        add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(needed, SLOT_MAKE), false);
        add_edge(ordering, node_of(needed, SLOT_MAKE), node_of(change, SLOT_MAKE), false);
    }
}

/* Alterations of objects that are linked by a child of one of them: see alter_order of KindOps. */
static void edges_of_links(Ordering *ordering, const Change *change)
{
    const Object *object = change->to;
    const KindOps *ops = kind_ops(object->kind);
    int direction = change->type != CHANGE_ALTER || ops->alter_order == NULL
                        ? 0
                        : ops->alter_order(change->from, object);

    for (size_t i = 0; direction != 0 && i < object->children.count; i++) {
        const Object *child = object->children.items[i];

        for (size_t j = 0; j < child->dependencies.count; j++) {
            const Change *on = changes_of(ordering->changes, child->dependencies.items[j].on);

            if (on == NULL || on == change || on->type != CHANGE_ALTER || on->to->parent != NULL)
                continue;
            if (direction > 0)
                add_edge(ordering, node_of(on, SLOT_MAKE), node_of(change, SLOT_MAKE), false);
            else
                add_edge(ordering, node_of(change, SLOT_MAKE), node_of(on, SLOT_MAKE), false);
        }
    }
}

/* Names that only one object of a schema can have: relations, types, and the indexes of constraints. */
static const char *shared_name(const Ordering *ordering, const Object *object)
{
    const char *name = object->name;

    switch (kind_namespace(object->kind)) {
    case NAMESPACE_RELATION:
    case NAMESPACE_TYPE:
    case NAMESPACE_CONSTRAINT:
        break;
    default:
        name = object_text(object, "sequence_name"); /* of the one that comes with an identity */
        break;
    }
    return name == NULL
               ? NULL
               : arena_printf(ordering->arena, "%s\x1f%s",
                              object_schema(object) == NULL ? "" : object_schema(object), name);
}

/* Altered so that it has another such name. */
static bool changes_name(const Ordering *ordering, const Change *change)
{
    return change->type == CHANGE_ALTER &&
           !text_equal(shared_name(ordering, change->from), shared_name(ordering, change->to));
}

static void edges_of_names(Ordering *ordering)
{
    Map *given_up = map_new(ordering->arena);

    for (size_t i = 0; i < ordering->changes->acting.count; i++) {
        Change *change = ordering->changes->acting.items[i];
        const char *name = change_drops(change) || changes_name(ordering, change)
                               ? shared_name(ordering, change->from)
                               : NULL;

        if (name != NULL)
            map_put(given_up, name, change);
    }
    for (size_t i = 0; map_count(given_up) > 0 && i < ordering->changes->acting.count; i++) {
        const Change *change = ordering->changes->acting.items[i];
        const char *name = change_creates(change) || changes_name(ordering, change)
                               ? shared_name(ordering, change->to)
                               : NULL;
        const Change *former = name == NULL ? NULL : map_get(given_up, name);

        if (former == NULL || former == change)
            continue;
        add_edge(ordering, node_of(former, change_drops(former) ? SLOT_REMOVE : SLOT_MAKE),
                 node_of(change, SLOT_MAKE), !change_drops(former) || !change_creates(change));
    }
}

static const char *overload_key(const Ordering *ordering, const Object *object)
{
    return object->signature == NULL
               ? NULL
               : arena_printf(ordering->arena, "%d\x1f%s\x1f%s", (int)kind_namespace(object->kind),
                              object->schema == NULL ? "" : object->schema, object->name);
}

/* An expression finds the right one of several objects of a name when those are gone that are to go. */
static void edges_of_overloads(Ordering *ordering)
{
    Map *dropped = map_new(ordering->arena); /* key to IndexVec of nodes */

    for (size_t i = 0; i < ordering->changes->acting.count; i++) {
        const Change *change = ordering->changes->acting.items[i];
        const char *key = change->type == CHANGE_DROP ? overload_key(ordering, change->from) : NULL;
        IndexVec *nodes = key == NULL ? NULL : map_get(dropped, key);

        if (key == NULL)
            continue;
        if (nodes == NULL) {
            nodes = ARENA_NEW(ordering->arena, IndexVec);
            map_put(dropped, key, nodes);
        }
        vec_push(ordering->arena, nodes, node_of(change, SLOT_REMOVE));
    }
    for (size_t i = 0; map_count(dropped) > 0 && i < ordering->changes->acting.count; i++) {
        const Change *change = ordering->changes->acting.items[i];

        for (size_t j = 0; makes(change) && j < change->to->dependencies.count; j++) {
            const char *key = overload_key(ordering, change->to->dependencies.items[j].on);
            const IndexVec *nodes = key == NULL ? NULL : map_get(dropped, key);

            for (size_t k = 0; nodes != NULL && k < nodes->count; k++)
                add_edge(ordering, nodes->items[k], node_of(change, SLOT_MAKE),
                         ordering->any_overload);
        }
    }
}

static void edge_of_exclusion(Ordering *ordering, const Change *former, const Object *object)
{
    const Change *change = object->kind == former->from->kind && object != former->to
                               ? changes_of(ordering->changes, object)
                               : NULL;

    if (change != NULL && change_creates(change) &&
        kind_ops(object->kind)->excludes(object, former->from, ordering->arena))
        add_edge(ordering, node_of(former, SLOT_REMOVE), node_of(change, SLOT_MAKE), false);
}

static ObjectVec *excluding(const Ordering *ordering, const Object *object)
{
    return map_get(ordering->excluding, kind_name(object->kind));
}

/* What is made and may exclude others. */
static void collect_excluding(Ordering *ordering)
{
    ordering->excluding = map_new(ordering->arena);
    for (size_t i = 0; i < ordering->changes->acting.count; i++) {
        const Change *change = ordering->changes->acting.items[i];

        if (!change_creates(change) || kind_ops(change->to->kind)->excludes == NULL)
            continue;
        if (excluding(ordering, change->to) == NULL)
            map_put(ordering->excluding, kind_name(change->to->kind),
                    ARENA_NEW(ordering->arena, ObjectVec));
        vec_push(ordering->arena, excluding(ordering, change->to), change->to);
    }
}

/* See excludes of KindOps. */
static void edges_of_exclusion(Ordering *ordering, const Change *former)
{
    const Object *parent = former->from->parent;
    const ObjectVec *made = NULL;
    const Change *whole = parent == NULL ? NULL : changes_of(ordering->changes, parent);

    if (kind_ops(former->from->kind)->excludes == NULL)
        return;
    for (size_t i = 0; whole != NULL && whole->to != NULL && i < whole->to->children.count; i++)
        edge_of_exclusion(ordering, former, whole->to->children.items[i]);
    if (parent == NULL)
        made = excluding(ordering, former->from);
    for (size_t i = 0; made != NULL && i < made->count; i++)
        edge_of_exclusion(ordering, former, made->items[i]);
}

/* The nodes of a change that come before, or after, all others: see interferes of KindOps. */
static void edges_of_interference(Ordering *ordering, const Change *change)
{
    bool (*interferes)(const Object *) =
        kind_ops((change->to != NULL ? change->to : change->from)->kind)->interferes;
    bool before = interferes != NULL && change->from != NULL && interferes(change->from);
    bool after = interferes != NULL && change->to != NULL && interferes(change->to);
    bool first = before && (change_drops(change) || is_silenced(change));
    bool last = after && makes(change);
    size_t first_node = node_of(change, change_drops(change) ? SLOT_REMOVE : SLOT_MAKE);

    for (size_t i = 0; (first || last) && i < ordering->node_count; i++) {
        const Node *node = &ordering->nodes[i];

        if (!node->exists || kind_ops(object_root(node->object)->kind)->interferes != NULL)
            continue;
        if (first)
            add_edge(ordering, first_node, i, true);
        if (last)
            add_edge(ordering, i, node_of(change, SLOT_MAKE), true);
    }
}

/* What takes effect on a part, `object` of the new model, as well: the change of the whole comes before that of `change`. */
static void edges_of_part(Ordering *ordering, const Change *change, const Object *object)
{
    const Object *whole = object->parent == NULL ? NULL : object->parent->parent;
    const Object *other = whole == NULL ? NULL : object_child_like(whole, object);
    const Change *first = NULL;

    if (whole == NULL)
        return;
    /* It is dropped: then the new model has none. */
    if (other == NULL) {
        const Change *former = changes_of(ordering->changes, whole);

        other =
            former == NULL || former->from == NULL ? NULL : object_child_like(former->from, object);
    }
    if (other != NULL)
        first = changes_of(ordering->changes, other);
    if (first != NULL && change_drops(first))
        add_edge(ordering, node_of(first, SLOT_REMOVE), node_of(change, SLOT_MAKE), false);
    if (first != NULL && first->type == CHANGE_ALTER)
        add_edge(ordering, node_of(first, SLOT_MAKE), node_of(change, SLOT_MAKE), false);
}

/* Taking a privilege from a table takes it from the columns: what is said of them, and hangs on that, comes after. What they
 * lose may go before: nothing gives it back. */
static void edges_of_parts(Ordering *ordering, const Change *change)
{
    const Object *object = change->to;

    if (object == NULL || !kind_ops(object->kind)->reaches_parts || !makes(change))
        return;
    edges_of_part(ordering, change, object);
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on->kind == object->kind &&
            object->dependencies.items[i].on->parent == object->parent)
            edges_of_part(ordering, change, object->dependencies.items[i].on);
}

/* Who gives up, changes and takes a part of one room. */
typedef struct Room {
    IndexVec leaving;
    IndexVec changing;
    IndexVec coming;
} Room;

static Room *find_room(Ordering *ordering, Map *rooms, const Object *object)
{
    const KindOps *ops = kind_ops(object->kind);
    const Object *whole = ops->room == NULL ? NULL : ops->room(object);
    Room *room = whole == NULL ? NULL : map_get(rooms, whole->key);

    if (whole != NULL && room == NULL) {
        room = ARENA_NEW(ordering->arena, Room);
        map_put(rooms, whole->key, room);
    }
    return room;
}

static void collect_rooms(Ordering *ordering, Map *rooms)
{
    for (size_t i = 0; i < ordering->changes->acting.count; i++) {
        const Change *change = ordering->changes->acting.items[i];
        Room *room;

        if (change_drops(change)) {
            room = find_room(ordering, rooms, change->from);
            if (room != NULL)
                vec_push(ordering->arena, &room->leaving, node_of(change, SLOT_REMOVE));
        }
        room = makes(change) ? find_room(ordering, rooms, change->to) : NULL;
        if (room != NULL && change->type == CHANGE_ALTER)
            vec_push(ordering->arena, &room->changing, node_of(change, SLOT_MAKE));
        else if (room != NULL)
            vec_push(ordering->arena, &room->coming, node_of(change, SLOT_MAKE));
    }
}

static void edges_of_each(Ordering *ordering, const IndexVec *before, const IndexVec *after)
{
    for (size_t i = 0; i < before->count; i++)
        for (size_t j = 0; j < after->count; j++)
            add_edge(ordering, before->items[i], after->items[j], false);
}

/* Those that change become one node, through which the others are ordered. */
static void edges_of_rooms(Ordering *ordering)
{
    Map *rooms = map_new(ordering->arena);
    const void *position = NULL;
    const char *key;
    void *value;

    collect_rooms(ordering, rooms);
    while (map_next(rooms, &position, &key, &value)) {
        Room *room = value;
        IndexVec hub = {0};

        for (size_t i = 0; i < room->changing.count; i++) {
            Node *first = &ordering->nodes[room->changing.items[0]];
            Node *node = &ordering->nodes[room->changing.items[i]];

            vec_push(ordering->arena, &first->together, node->change);
            if (i == 0)
                continue;
            graph_merge(&ordering->graph, room->changing.items[i], room->changing.items[0]);
            node->exists = false;
        }
        if (room->changing.count == 0) {
            edges_of_each(ordering, &room->leaving, &room->coming);
            continue;
        }
        vec_push(ordering->arena, &hub, room->changing.items[0]);
        edges_of_each(ordering, &room->leaving, &hub);
        edges_of_each(ordering, &hub, &room->coming);
    }
}

void add_edges(Ordering *ordering)
{
    if (ordering->excluding == NULL)
        collect_excluding(ordering);
    for (size_t i = 0; i < ordering->changes->acting.count; i++) {
        const Change *change = ordering->changes->acting.items[i];

        edges_of_parts(ordering, change);
        if (makes(change)) {
            edges_of_new(ordering, change);
            edges_of_folding(ordering, change);
            edges_of_evaluation(ordering, change);
            edges_of_rows(ordering, change);
            edges_of_links(ordering, change);
        }
        if (change_drops(change) || change->type == CHANGE_ALTER)
            edges_of_old(ordering, change);
        if (change_drops(change)) {
            edges_of_taken(ordering, change, change->from);
            edges_of_exclusion(ordering, change);
        }
        edges_of_leaving(ordering, change);
        edges_of_stored_rows(ordering, change);
        edges_of_prepared(ordering, change);
        if (change->type == CHANGE_REPLACE) {
            add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(change, SLOT_MAKE), false);
            edges_of_company(ordering, change, change->from, false);
            edges_of_company(ordering, change, change->to, true);
        }
        if (change->released)
            add_edge(ordering, node_of(change, SLOT_REMOVE), node_of(change, SLOT_MAKE), false);
        if (change->aside)
            add_edge(ordering, node_of(change, change_creates(change) ? SLOT_MAKE : SLOT_REMOVE),
                     node_of(change, SLOT_DROP_ASIDE), false);
        if (change->aside && change->succession != NULL)
            edges_of_succession(ordering, change);
        edges_of_interference(ordering, change);
    }
    edges_of_names(ordering);
    edges_of_overloads(ordering);
    edges_of_rooms(ordering);
}
