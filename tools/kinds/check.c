/* CHECK constraints. */
#include "kinds/write.h"

static const Attribute CHECK_ATTRIBUTES[] = {
    ATTR(CheckObject, expr, EXPR, 0),
    ATTR(CheckObject, no_inherit, BOOL, 0),
    ATTR(CheckObject, not_enforced, BOOL, 0),
    ATTR(CheckObject, not_valid, BOOL, ATTRIBUTE_ALTER),
    ATTR(CheckObject, inherited, BOOL, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void check_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    const CheckObject *check = (const CheckObject *)object;

    (void)folded;
    str_text(out, "CONSTRAINT ");
    str_sql_ident(out, object->name);
    str_printf(out, " CHECK (%s)", check->expr.sql);
    if (check->no_inherit)
        str_text(out, " NO INHERIT");
    if (check->not_enforced)
        str_text(out, " NOT ENFORCED");
    if (check->not_valid)
        str_text(out, " NOT VALID");
}

static bool is_inherited(const Object *object)
{
    return ((const CheckObject *)object)->inherited;
}

/* In CREATE TABLE the server would take it for valid; an inherited one comes with the table. */
static bool check_can_fold(const Object *object)
{
    return !((const CheckObject *)object)->not_valid &&
           !(is_inherited(object) && inheritance_folds(object->parent));
}

static void check_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = write_alter_table(steps, object);

    if (is_inherited(object) && member_comes_along(steps, object))
        return;
    if (stand_in_has(steps, object)) {
        stand_in_add_columns(steps, object);
        sql = stand_in_alter(steps, object);
    }
    str_text(&sql, "ADD ");
    check_append_clause(&sql, object, folded);
    if (((const CheckObject *)object)->not_valid || ((const CheckObject *)object)->not_enforced)
        steps_add(steps, &sql, 0);
    else if (online_validates(steps, object->parent) && !stand_in_has(steps, object))
        online_add_constraint(steps, &sql, object,
                              arena_printf(steps->arena,
                                           "fails when a row of %s does not satisfy it",
                                           object_id(steps->arena, object->parent)));
    else
        write_step(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL,
                   "fails when a row of %s does not satisfy it",
                   object_id(steps->arena, object->parent));
}

/* The table loses it with its parent's, and is to have one for itself: a partition has nothing for itself beside its table,
 * MergeWithExistingConstraint(). */
static bool stays_below(const Object *from, const Object *to)
{
    size_t next = 0;

    if (!is_inherited(from) || is_inherited(to))
        return false;
    for (const Object *link; (link = inheritance_of(to->parent, &next)) != NULL;)
        if (((const InheritanceObject *)link)->bound != NULL &&
            object_child(from->parent, link->kind, link->name) != NULL)
            return true;
    return false;
}

/* The table loses it with that of a parent that it keeps, and is to have one for itself. */
static bool outlives_parents(const Steps *steps, const Object *from)
{
    const Object *origin = NULL;
    size_t next = 0;

    for (const Object *link;
         steps->counterpart != NULL && (link = member_held_by(from, &next, &origin)) != NULL;)
        if (steps_counterpart(steps, link) != NULL)
            return true;
    return false;
}

/* The server merges it with what the table has from its parent, and reads no rows for that. */
static void be_local(const Object *to, Steps *steps)
{
    Str sql = write_alter_table(steps, to);

    str_text(&sql, "ADD ");
    check_append_clause(&sql, to, NULL);
    write_step(steps, &sql, 0, "%s has it for itself from then on",
               object_id(steps->arena, to->parent));
}

static bool check_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    Str sql = write_alter_table(steps, to);

    if (member_becomes_inherited(from, to) || stays_below(from, to))
        return false;
    if (is_inherited(from) && !is_inherited(to) && outlives_parents(steps, from))
        be_local(to, steps);
    if (!attribute_in(CHECK_ATTRIBUTES, changed, "not_valid"))
        return true;
    /* What has been validated stays so. */
    if (((const CheckObject *)to)->not_valid)
        return false;
    if (is_inherited(to) && member_comes_along(steps, to))
        return true;
    str_text(&sql, "VALIDATE CONSTRAINT ");
    str_sql_ident(&sql, to->name);
    write_step(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL,
               "fails when a row of %s does not satisfy it", object_id(steps->arena, to->parent));
    return true;
}

static void check_drop(const Object *object, Steps *steps)
{
    if (!is_inherited(object) || !member_comes_along(steps, object))
        write_drop_constraint(object, steps);
}

/* What an inherited one comes from, parent by parent: it goes with that. */
static const Object *check_comes_with(const Object *object, size_t i)
{
    const Object *origin = NULL;
    size_t next = 0;

    if (!is_inherited(object))
        return NULL;
    while (member_held_by(object, &next, &origin) != NULL)
        if (i-- == 0)
            return origin;
    return NULL;
}

/* Tables below that have it from here. */
static void check_takes_along(const Object *object, Arena *arena, ObjectVec *taken)
{
    const ObjectVec *heirs = &((const TableObject *)object->parent)->inheritors;

    for (size_t i = 0; object_is_table(object->parent) && i < heirs->count; i++) {
        Object *heir = object_child(heirs->items[i]->parent, object->kind, object->name);

        if (heir != NULL && is_inherited(heir))
            vec_push(arena, taken, heir);
    }
}

/* The server renames it in the tables that inherit it, too, unless one has it from elsewhere as well. Source:
 * rename_constraint_internal(). */
static bool heirs_follow(const Object *table)
{
    const ObjectVec *heirs =
        object_is_table(table) ? &((const TableObject *)table)->inheritors : NULL;

    for (size_t i = 0; heirs != NULL && i < heirs->count; i++) {
        const Object *heir = heirs->items[i]->parent;
        size_t next = 0;

        if (inheritance_of(heir, &next) == NULL || inheritance_of(heir, &next) != NULL ||
            !heirs_follow(heir))
            return false;
    }
    return true;
}

static bool check_same_content(const Object *from, const Object *to)
{
    return !is_inherited(from) && !is_inherited(to) && heirs_follow(from->parent);
}

const KindOps check_ops = {
    .sql_kind = "CONSTRAINT",
    .size = sizeof(CheckObject),
    .attributes = CHECK_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename_part,
    .same_content = check_same_content,
    .create = check_create,
    .append_clause = check_append_clause,
    .can_fold = check_can_fold,
    .alter = check_alter,
    .carries_over = write_carries_over,
    .comes_with = check_comes_with,
    .takes_along = check_takes_along,
    .drop = check_drop,
    .aside = ASIDE_ONLINE,
    .set_aside = online_set_aside,
    .drop_aside = online_drop_aside,
    .stands_beside = online_stands_beside,
};
