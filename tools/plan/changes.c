#include "plan/changes.h"

#include "base/map.h"
#include "plan/stored_rows.h"

static bool is_of(const Model *model, const Object *object)
{
    return object->index < model->objects.count && model->objects.items[object->index] == object;
}

Change *changes_of(const Changes *changes, const Object *object)
{
    if (object->external)
        return NULL;
    if (is_of(changes->former, object))
        return changes->of_former[object->index];
    if (is_of(changes->model, object))
        return changes->of_model[object->index];
    /* What was read for itself, and has the key of one of them. */
    object = model_find_key(changes->model, object->key);
    return object == NULL ? NULL : changes_of(changes, object);
}

bool change_drops(const Change *change)
{
    return change->type == CHANGE_DROP || change->type == CHANGE_REPLACE;
}

bool change_creates(const Change *change)
{
    return change->type == CHANGE_CREATE || change->type == CHANGE_REPLACE;
}

const Attribute *change_blocking(const Change *change)
{
    const Attribute *attributes = object_attributes(change->to);

    for (size_t i = 0; attributes[i].name != NULL; i++)
        if ((change->changed & (AttributeSet)1 << i) != 0 &&
            (attributes[i].flags & ATTRIBUTE_BLOCKS) != 0)
            return &attributes[i];
    return NULL;
}

bool kind_keeps_values(ObjectKind kind)
{
    return kind_ops(kind)->aside == ASIDE_FOR_VALUES;
}

/* ---- The start ------------------------------------------------------------------------------------------------ */

static void collect_objects(Changes *changes, const Pairs *pairs)
{
    const ObjectVec *from = &changes->former->objects;
    const ObjectVec *to = &changes->model->objects;
    Change *change = arena_alloc(changes->arena, (from->count + to->count) * sizeof(*change));

    vec_reserve(changes->arena, &changes->list, from->count + to->count);
    changes->of_former = arena_alloc(changes->arena, from->count * sizeof(*changes->of_former));
    changes->of_model = arena_alloc(changes->arena, to->count * sizeof(*changes->of_model));
    for (size_t i = 0; i < from->count; i++) {
        if (from->items[i]->external)
            continue;
        change->from = from->items[i];
        change->to = pairs->to[i] == NULL || pairs->to[i]->external ? NULL : pairs->to[i];
        changes->of_former[i] = change;
        if (pairs->to[i] != NULL)
            changes->of_model[pairs->to[i]->index] = change;
        vec_push(changes->arena, &changes->list, change++);
    }
    for (size_t i = 0; i < to->count; i++) {
        const Object *former = pairs->from[i];

        if (to->items[i]->external || (former != NULL && !former->external))
            continue;
        change->to = to->items[i];
        changes->of_model[i] = change;
        if (former != NULL)
            changes->of_former[former->index] = change;
        vec_push(changes->arena, &changes->list, change++);
    }
}

/* What uses each object, grouped by the object: counted first, so that each gets its place. `next`, where the next one of
 * an object goes, is in the end where those of the object behind it begin. */
static void collect_dependents(Changes *changes)
{
    size_t count = changes->former->objects.count;
    size_t *first = arena_alloc(changes->arena, (count + 2) * sizeof(*first));
    size_t *next = first + 1;
    size_t total = 0;

    for (size_t i = 0; i < changes->list.count; i++) {
        const Object *object = changes->list.items[i]->from;

        for (size_t j = 0; object != NULL && j < object->dependencies.count; j++, total++)
            next[object->dependencies.items[j].on->index + 1]++;
    }
    for (size_t i = 1; i <= count; i++)
        next[i] += next[i - 1];
    changes->first_dependent = first;
    changes->dependents = arena_alloc(changes->arena, total * sizeof(*changes->dependents));
    for (size_t i = 0; i < changes->list.count; i++) {
        Change *change = changes->list.items[i];

        for (size_t j = 0; change->from != NULL && j < change->from->dependencies.count; j++) {
            const Dependency *dependency = &change->from->dependencies.items[j];

            changes->dependents[next[dependency->on->index]++] = (Dependent){
                .change = change, .type = dependency->type, .of_values = dependency->of_values};
        }
    }
}

Dependents changes_dependents(const Changes *changes, const Object *former)
{
    size_t first = changes->first_dependent[former->index];

    return (Dependents){.items = &changes->dependents[first],
                        .count = changes->first_dependent[former->index + 1] - first};
}

/* ---- What follows --------------------------------------------------------------------------------------------- */

typedef struct Spread {
    Changes *changes;
    ChangeVec queue;
} Spread;

static void enqueue(Spread *spread, Change *change)
{
    if (!change->queued) {
        change->queued = true;
        vec_push(spread->changes->arena, &spread->queue, change);
    }
}

static const char *because(Spread *spread, const char *what, const Object *object)
{
    return arena_printf(spread->changes->arena, "%s %s",
                        object_title(spread->changes->arena, object), what);
}

/* The type of the values that an object holds: of a column, an attribute, a domain. NULL for others. */
static const char *value_type(const Object *object)
{
    return object_text(object, "type");
}

static bool is_array(const char *type)
{
    size_t length = type == NULL ? 0 : strlen(type);

    return length > 2 && strcmp(type + length - 2, "[]") == 0;
}

typedef enum Storage {
    STORED,      /* a column holds values of it, by themselves or inside of others */
    STORED_KEPT, /* a column that this plan keeps */
    NESTED,      /* a column holds arrays, rows or ranges of its values */
} Storage;

static bool type_is_stored(const Changes *changes, const Object *type, Storage storage);

/* What the storage of a type comes to by something that uses it, or a part of it. */
static bool is_stored_by(const Changes *changes, const Change *user, Storage storage)
{
    const Object *object = user->from;
    const Object *type = changes_type_of(object);

    if (kind_ops(object->kind)->on_replaced == REPLACED_ALTER)
        return storage == STORED        ? true
               : storage == STORED_KEPT ? user->to != NULL && !change_drops(user) && !user->parked
                                        : is_array(value_type(object));
    if (type == NULL)
        return false;
    /* A domain holds the very values; whatever else is made of a type is more than that. */
    if (storage == NESTED &&
        (type != object || value_type(type) == NULL || is_array(value_type(type))))
        storage = STORED;
    return type_is_stored(changes, type, storage);
}

static bool is_stored(const Changes *changes, const Object *object, Storage storage)
{
    Dependents dependents = changes_dependents(changes, object);

    for (size_t i = 0; i < dependents.count; i++)
        if (dependents.items[i].type != DEPENDENCY_SOFT &&
            is_stored_by(changes, dependents.items[i].change, storage))
            return true;
    return false;
}

/* A type is used by its own name, or by that of what comes with it (a multirange). */
static bool type_is_stored(const Changes *changes, const Object *type, Storage storage)
{
    if (is_stored(changes, type, storage))
        return true;
    for (size_t i = 0; i < type->children.count; i++)
        if (kind_namespace(type->children.items[i]->kind) == kind_namespace(type->kind) &&
            is_stored(changes, type->children.items[i], storage == NESTED ? STORED : storage))
            return true;
    return false;
}

bool type_is_kept(const Changes *changes, const Object *type)
{
    return type_is_stored(changes, type, STORED_KEPT);
}

/* The server can turn one into the other in place. */
static bool alters_in_place(const Changes *changes, const Change *change)
{
    const KindOps *ops = kind_ops(change->to->kind);
    const Attribute *attributes = ops->attributes;
    Steps trial = {.arena = changes->arena, .model = changes->model};

    if (change->changed == DELTA_CHANGED_NATURE || ops->alter == NULL)
        return false;
    for (size_t i = 0; attributes[i].name != NULL; i++)
        if ((change->changed & (AttributeSet)1 << i) != 0 &&
            ((attributes[i].flags & ATTRIBUTE_ALTER) == 0 ||
             ((attributes[i].flags & ATTRIBUTE_UNSTORED) != 0 &&
              type_is_stored(changes, object_root(change->from), STORED))))
            return false;
    return ops->alter(change->from, change->to, change->changed, &trial);
}

static bool takes_parent(const Change *change)
{
    bool (*replaces_parent)(const Object *, const Object *) =
        change->from == NULL ? NULL : kind_ops(change->from->kind)->replaces_parent;

    return replaces_parent != NULL && change->to != NULL &&
           replaces_parent(change->from, change->to);
}

static void replace(Spread *spread, Change *change, const char *reason)
{
    Change *parent =
        takes_parent(change) ? changes_of(spread->changes, change->from->parent) : NULL;

    /* The parent takes its children along. */
    if (parent != NULL && parent->to != NULL && !change_drops(parent)) {
        replace(spread, parent, reason);
        return;
    }
    if (change->type == CHANGE_REPLACE || change->type == CHANGE_CREATE ||
        change->type == CHANGE_DROP)
        return;
    if (change->from == NULL || change->to == NULL)
        return;
    if (change->type == CHANGE_NONE)
        change->reason = reason;
    change->cause = reason;
    change->type = CHANGE_REPLACE;
    change->released = false;
    change->queued = false;
    enqueue(spread, change);
}

/* A column whose type is replaced keeps its data: it is converted in between. */
static void convert(Spread *spread, Change *change, const char *reason)
{
    const Attribute *attributes = object_attributes(change->to);

    if (change->type != CHANGE_NONE && change->type != CHANGE_ALTER)
        return;
    if (change->type == CHANGE_NONE)
        change->reason = reason;
    change->type = CHANGE_ALTER;
    for (size_t i = 0; attributes[i].name != NULL; i++)
        if (strcmp(attributes[i].name, "type") == 0)
            change->changed |= (AttributeSet)1 << i;
    if (!alters_in_place(spread->changes, change)) {
        replace(spread, change, reason);
        return;
    }
    change->queued = false;
    enqueue(spread, change);
}

/* Altered in two steps, of which the first takes off what uses the object that goes. */
static bool release(Spread *spread, Change *change, const Object *on, const char *reason)
{
    const KindOps *ops = kind_ops(change->from->kind);
    const char *name = ops->released_by == NULL ? NULL : ops->released_by(change->from, on);

    if (name == NULL || change_drops(change))
        return false;
    if (change->type == CHANGE_NONE)
        change->reason = reason;
    change->type = CHANGE_ALTER;
    change->changed |= (AttributeSet)1 << (attribute_find(ops->attributes, name) - ops->attributes);
    change->released = true;
    enqueue(spread, change);
    return true;
}

/* Another object of the same name: which of them an expression means depends on what there is. */
static bool is_namesake(const Object *object, const Object *other)
{
    return object->signature != NULL && other->signature != NULL &&
           kind_namespace(object->kind) == kind_namespace(other->kind) &&
           strcmp(object->name, other->name) == 0 && text_equal(object->schema, other->schema) &&
           strcmp(object->signature, other->signature) != 0;
}

static bool uses_namesake(const Object *object, const Object *former)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (is_namesake(object->dependencies.items[i].on, former))
            return true;
    return false;
}

/* Uses what can be made only when the former object is gone: see excludes of KindOps. */
static bool uses_excluding(const Spread *spread, const Object *object, const Object *former)
{
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Object *on = object->dependencies.items[i].on;

        if (on->kind == former->kind && kind_ops(on->kind)->excludes != NULL &&
            kind_ops(on->kind)->excludes(on, former, spread->changes->arena))
            return true;
    }
    return false;
}

/* Its values are kept in another form until what they are rows of has changed; what cannot be kept so is made anew. */
static bool park(Spread *spread, Change *change, const char *reason)
{
    Steps trial = {.arena = spread->changes->arena, .model = spread->changes->model};
    const KindOps *ops = kind_ops(change->from->kind);

    if (ops->park == NULL || !ops->park(change->from, change->to, &trial))
        return false;
    convert(spread, change, reason);
    change->parked = change->type == CHANGE_ALTER;
    return true;
}

static void spread_to_dependents(Spread *spread, Change *change)
{
    Dependents dependents = changes_dependents(spread->changes, change->from);
    const char *reason =
        because(spread, change->type == CHANGE_DROP ? "is dropped" : "is replaced", change->from);

    for (size_t i = 0; i < dependents.count; i++) {
        Change *dependent = dependents.items[i].change;

        if (dependents.items[i].type == DEPENDENCY_SOFT || dependent->to == NULL)
            continue;
        /* Altered in place so that it lets go of the object: that is enough, unless the server would find the same one
         * again under the name, or in the row that it yields. */
        if (dependent->type == CHANGE_ALTER && !still_depends(dependent->to, change->from) &&
            !kind_ops(dependent->from->kind)->holds_on &&
            !uses_namesake(dependent->to, change->from) &&
            !uses_excluding(spread, dependent->to, change->from) &&
            !uses_row_without(dependent->to, change->from))
            continue;
        switch (kind_ops(dependent->from->kind)->on_replaced) {
        case REPLACED_ALTER:
            /* Another object is meant by the same words (an overload): what was computed with the former one goes. */
            if (keeps_row_type(dependent, change->from, dependents.items[i].type)) {
                if (!park(spread, dependent, reason))
                    replace(spread, dependent, reason);
            } else if (!still_depends(dependent->to, change->from)) {
                if (dependents.items[i].type == DEPENDENCY_EXPRESSION &&
                    changes_type_of(change->from) == NULL)
                    replace(spread, dependent, reason);
                /* Only while the former type can be kept aside there is something to convert from. */
            } else if (changes_type_of(change->from) != NULL) {
                convert(spread, dependent, reason);
            } else {
                replace(spread, dependent, reason);
            }
            break;
        case REPLACED_RECREATE:
            if (!release(spread, dependent, change->from, reason))
                replace(spread, dependent, reason);
            break;
        case REPLACED_NOTHING:
            break;
        }
    }
}

static void spread_to_children(Spread *spread, const Change *change)
{
    const char *reason = change->from->parent != NULL && change->reason != NULL
                             ? change->reason
                             : because(spread, "is replaced", change->from);

    for (size_t i = 0; i < change->from->children.count; i++) {
        Change *child = changes_of(spread->changes, change->from->children.items[i]);

        if (child != NULL)
            replace(spread, child, reason);
    }
}

/* See takes_along of KindOps. */
static void spread_to_taken(Spread *spread, const Change *change)
{
    const KindOps *ops = kind_ops(change->from->kind);
    const char *reason =
        ops->takes_along == NULL ? NULL : because(spread, "is replaced", change->from);
    ObjectVec taken = {0};

    if (ops->takes_along != NULL)
        ops->takes_along(change->from, spread->changes->arena, &taken);
    for (size_t i = 0; i < taken.count; i++) {
        Change *other = changes_of(spread->changes, taken.items[i]);

        if (other != NULL)
            replace(spread, other, reason);
    }
}

/* What hangs on an object and does not go along with such a change. */
static void spread_to_carried(Spread *spread, const Change *change, const char *reason)
{
    for (size_t i = 0; i < change->from->children.count; i++) {
        const Object *object = change->from->children.items[i];
        const KindOps *ops = kind_ops(object->kind);
        Change *child = changes_of(spread->changes, object);

        if (child != NULL && ops->carries_over != NULL &&
            !ops->carries_over(object, change->from, change->to))
            replace(spread, child, reason);
    }
}

/* Objects that use this one in an expression while an attribute such as the type of a column changes. */
static void spread_blocked(Spread *spread, Change *change)
{
    const Attribute *blocking = change_blocking(change);
    Dependents dependents = changes_dependents(spread->changes, change->from);
    bool is_link = kind_ops(change->from->kind)->room != NULL; /* the bound of a partition */
    const char *reason;

    if (blocking == NULL)
        return;
    reason = arena_printf(
        spread->changes->arena, "the %s of %s %s", blocking->name,
        object_id(spread->changes->arena, is_link ? change->from->parent : change->from),
        blocking->name[strlen(blocking->name) - 1] == 's' ? "change" : "changes");
    for (size_t i = 0; i < dependents.count; i++) {
        Change *dependent = dependents.items[i].change;
        const KindOps *ops = kind_ops(dependent->from->kind);
        bool carried = ops->carries_over != NULL &&
                       ops->carries_over(dependent->from, change->from, change->to);

        if (dependents.items[i].type == DEPENDENCY_EXPRESSION
                ? !carried
                : ops->gives_way != NULL && ops->gives_way(dependent->from, change->from))
            replace(spread, dependent, reason);
    }
    spread_to_carried(spread, change, reason);
}

/* What has the server look at all values of a type that it cannot find one by one: the type is replaced. */
static void spread_to_nested(Spread *spread, Change *change)
{
    const KindOps *ops = kind_ops(change->to->kind);
    const Object *former = change->type == CHANGE_ALTER ? change->from : NULL;
    Change *type = changes_of(spread->changes, object_root(change->to));

    if (ops->checks_values != NULL && ops->checks_values(former, change->to) && type != NULL &&
        type->from != NULL && !change_creates(type) &&
        type_is_stored(spread->changes, type->from, NESTED))
        replace(spread, type, because(spread, "can be used only in a new type", change->to));
}

static void spread_to_displaced(Spread *spread, const Change *change)
{
    const KindOps *ops = kind_ops(change->to->kind);
    const Change *parent =
        ops->displaces == NULL ? NULL : changes_of(spread->changes, change->to->parent);
    ObjectVec displaced = {0};
    const char *reason;

    if (parent == NULL || parent->from == NULL || change_creates(parent))
        return;
    reason = arena_printf(spread->changes->arena, "it has to follow others for %s",
                          object_id(spread->changes->arena, change->to));
    ops->displaces(change->to, parent->from, spread->changes->arena, &displaced);
    for (size_t i = 0; i < displaced.count; i++) {
        Change *child = changes_of(spread->changes, displaced.items[i]);

        if (child != NULL)
            replace(spread, child, reason);
    }
}

/* `type` is the table, or what is made of its rows. */
static void park_users(Spread *spread, const Object *type, const Object *table, const char *reason)
{
    Dependents dependents = changes_dependents(spread->changes, type);

    for (size_t i = 0; i < dependents.count; i++) {
        Change *dependent = dependents.items[i].change;
        const Object *user = changes_type_of(dependent->from);

        if (dependents.items[i].type != DEPENDENCY_NORMAL)
            continue;
        if (kind_ops(dependent->from->kind)->park != NULL && dependent->to != NULL &&
            !change_drops(dependent) && !dependent->parked &&
            holds_rows_of(dependent->to, table->key))
            park(spread, dependent, reason);
        if (user == NULL || user == type)
            continue;
        park_users(spread, user, table, reason);
        for (size_t j = 0; j < user->children.count; j++)
            park_users(spread, user->children.items[j], table, reason);
    }
}

/* What takes values of a type in an expression, while these are looked at or written anew. */
static void spread_to_takers(Spread *spread, const Change *change)
{
    ChangeVec takers = {0};

    if (change->from != NULL)
        find_takers(spread->changes, change, &takers);
    for (size_t i = 0; i < takers.count; i++)
        if (takers.items[i]->to != NULL)
            replace(spread, takers.items[i],
                    arena_printf(spread->changes->arena, "it takes values that %s has to reach",
                                 object_id(spread->changes->arena, change->to)));
}

static void spread_to_stored_rows(Spread *spread, const Change *change)
{
    const Change *table;

    if (!change_rewrites_rows(spread->changes, change))
        return;
    table = changes_of(spread->changes, change->to->parent);
    if (table->from != NULL)
        park_users(spread, table->from, table->from,
                   arena_printf(spread->changes->arena,
                                "%s cannot change so while columns hold rows of it",
                                object_id(spread->changes->arena, table->from)));
}

const Object *changes_counterpart(const void *changes, const Object *object)
{
    const Change *change = changes_of(changes, object);

    if (change == NULL)
        return object;
    if (change_drops(change) || change_creates(change))
        return NULL;
    return object == change->from ? change->to : change->from;
}

/* See steps_succession(). */
static const Object *succession(const void *changes, const Object *object)
{
    const Change *change = changes_of(changes, object);
    const Change *other = change == NULL ? NULL : change->succession;

    if (other == NULL)
        return NULL;
    return object == change->from ? other->to : other->from;
}

Steps changes_steps(const Changes *changes)
{
    return (Steps){.arena = changes->arena,
                   .model = changes->model,
                   .counterpart = changes_counterpart,
                   .succession = succession,
                   .context = changes};
}

/* The parts that have to be made anew so that all stand in their order: those behind one that is new, and from the first on
 * that stood before its predecessor. False when one of them cannot. */
static bool find_misplaced(const Changes *changes, const Change *whole, ChangeVec *misplaced)
{
    Steps trial = changes_steps(changes);
    Map *places = map_new(changes->arena);
    uintptr_t last = 0;
    bool moved = false;

    for (size_t i = 0; i < whole->from->children.count; i++)
        map_put(places, whole->from->children.items[i]->key, (void *)(uintptr_t)(i + 1));
    for (size_t i = 0; i < whole->to->children.count; i++) {
        const Object *part = whole->to->children.items[i];
        const KindOps *ops = kind_ops(part->kind);
        Change *change = ops->moves != NULL ? changes_of(changes, part) : NULL;
        uintptr_t place;

        if (change == NULL)
            continue;
        place = (uintptr_t)map_get(places, part->key);
        moved = moved || change_creates(change) || place < last;
        last = place;
        if (!moved || change_creates(change))
            continue;
        if (!ops->moves(change->from, part, &trial))
            return false;
        vec_push(changes->arena, misplaced, change);
    }
    return true;
}

/* An object relies on the order of the parts of another one. True when something is to be made anew that was not. */
static bool keep_order(Spread *spread, const Change *change, const Object *object)
{
    Change *whole = changes_of(spread->changes, object);
    ChangeVec misplaced = {0};

    if (whole == NULL || whole->from == NULL || whole->to == NULL || change_creates(whole) ||
        !find_misplaced(spread->changes, whole, &misplaced))
        return false;
    for (size_t i = 0; i < misplaced.count; i++)
        replace(spread, misplaced.items[i],
                arena_printf(spread->changes->arena,
                             "%s relies on the order of the new schema, and what is new "
                             "comes last otherwise",
                             object_id(spread->changes->arena, change->to)));
    whole->rearranged = whole->rearranged || misplaced.count > 0;
    return misplaced.count > 0;
}

/* See relies_on_order of KindOps, and in_order of dependencies. */
static bool spread_to_misplaced(Spread *spread, const Change *change)
{
    const KindOps *ops = change->to == NULL ? NULL : kind_ops(change->to->kind);
    const Object *object;
    bool any = false;

    if (ops == NULL || !(change_creates(change) || change->type == CHANGE_ALTER))
        return false;
    for (size_t i = 0;
         ops->relies_on_order != NULL && (object = ops->relies_on_order(change->to, i)) != NULL;
         i++)
        any = keep_order(spread, change, object) || any;
    for (size_t i = 0; i < change->to->dependencies.count; i++) {
        const Dependency *dependency = &change->to->dependencies.items[i];

        if (dependency->in_order && dependency->type != DEPENDENCY_SOFT)
            any = keep_order(spread, change, dependency->on) || any;
    }
    return any;
}

static void spread_changes(Spread *spread)
{
    for (size_t i = 0; i < spread->queue.count; i++) {
        Change *change = spread->queue.items[i];

        change->queued = false;
        if (change_drops(change))
            spread_to_dependents(spread, change);
        if (change->type == CHANGE_REPLACE) {
            spread_to_children(spread, change);
            spread_to_taken(spread, change);
        }
        if (change->type == CHANGE_ALTER)
            spread_blocked(spread, change);
        if (change_creates(change))
            spread_to_displaced(spread, change);
        if (change->to != NULL) {
            spread_to_nested(spread, change);
            spread_to_stored_rows(spread, change);
            spread_to_takers(spread, change);
        }
    }
    spread->queue.count = 0;
}

/* What is made anew takes its place behind others, so that these may have to be made anew as well. */
static void spread_order(Spread *spread)
{
    const ChangeVec *list = &spread->changes->list;
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = 0; i < list->count; i++)
            again = spread_to_misplaced(spread, list->items[i]) || again;
        spread_changes(spread);
    }
}

/* What is to happen is known. */
static void settle(Changes *changes)
{
    changes->acting.count = 0;
    for (size_t i = 0; i < changes->list.count; i++)
        if (changes->list.items[i]->type != CHANGE_NONE)
            vec_push(changes->arena, &changes->acting, changes->list.items[i]);
    find_asides(changes);
}

/* The same words mean another routine or operator of the name than before. */
static bool means_another(const Object *from, const Object *to)
{
    for (size_t i = 0; i < to->dependencies.count; i++) {
        const Dependency *dependency = &to->dependencies.items[i];

        if (dependency->type == DEPENDENCY_SOFT || dependency->on->signature == NULL ||
            still_depends(from, dependency->on))
            continue;
        for (size_t j = 0; j < from->dependencies.count; j++)
            if (from->dependencies.items[j].type != DEPENDENCY_SOFT &&
                is_namesake(from->dependencies.items[j].on, dependency->on))
                return true;
    }
    return false;
}

/* Where overloads come or go, the server does not look again at what has been resolved. */
static void find_other_meanings(Spread *spread)
{
    for (size_t i = 0; i < spread->changes->list.count; i++) {
        Change *change = spread->changes->list.items[i];

        if (change->type == CHANGE_NONE && change->from != NULL && change->to != NULL &&
            means_another(change->from, change->to))
            replace(spread, change, "its words mean another function or operator now");
    }
}

Changes *changes_make(Arena *arena, const Model *from, const Model *to)
{
    Changes *changes = ARENA_NEW(arena, Changes);
    Spread spread = {.changes = changes};
    Pairs pairs = diff_pairs(arena, from, to);
    DeltaVec deltas = {0};

    changes->arena = arena;
    changes->former = from;
    changes->model = to;
    collect_objects(changes, &pairs);
    collect_dependents(changes);
    diff_models(arena, from, to, &pairs, &deltas);
    for (size_t i = 0; i < deltas.count; i++) {
        const Delta *delta = &deltas.items[i];
        Change *change = changes_of(changes, delta->from != NULL ? delta->from : delta->to);

        change->changed = delta->changed;
        switch (delta->type) {
        case DELTA_ADD:
            change->type = CHANGE_CREATE;
            enqueue(&spread, change);
            break;
        case DELTA_DROP:
            change->type = CHANGE_DROP;
            enqueue(&spread, change);
            break;
        case DELTA_CHANGE:
            if (alters_in_place(changes, change)) {
                change->type = change_drops(change) ? CHANGE_REPLACE : CHANGE_ALTER;
                enqueue(&spread, change);
            } else {
                replace(&spread, change, NULL);
            }
            break;
        }
    }
    spread_changes(&spread);
    find_other_meanings(&spread);
    spread_changes(&spread);
    spread_order(&spread);
    settle(changes);
    return changes;
}

void changes_replace(Changes *changes, Change *change, const char *reason)
{
    Spread spread = {.changes = changes};

    replace(&spread, change, reason);
    spread_changes(&spread);
    spread_order(&spread);
    settle(changes);
}
