/*
 * INHERITS and PARTITION OF: that a table is the child of another. An object of its own, so that a
 * table can be made ready before it is attached, and cleaned up after it was detached.
 */
#include "kinds/write.h"

static const Attribute INHERITANCE_ATTRIBUTES[] = {
    ATTR(InheritanceObject, parent_table, TEXT, ATTRIBUTE_IGNORE),
    ATTR(InheritanceObject, bound, TEXT, ATTRIBUTE_ALTER | ATTRIBUTE_BLOCKS),
    ATTR(InheritanceObject, number, INT, ATTRIBUTE_IGNORE),
    ATTR(InheritanceObject, after, NAMES, ATTRIBUTE_ALTER),
    ATTR(InheritanceObject, own_members, NAMES, ATTRIBUTE_ALTER),
    ATTR(InheritanceObject, shared_members, NAMES, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const InheritanceObject *as_inheritance(const Object *object)
{
    return (const InheritanceObject *)object;
}

/* ---- what others ask ------------------------------------------------------------------------- */

Object *inheritance_parent(const Object *link)
{
    return as_inheritance(link)->of;
}

const Object *inheritance_of(const Object *table, size_t *next)
{
    while (*next < table->children.count) {
        const Object *child = table->children.items[(*next)++];

        if (child->kind == KIND_INHERITANCE)
            return child;
    }
    return NULL;
}

/* An index that was attached under a name of its own, not under the one that the server gives: the
 * table has to be made with it before it becomes a partition. */
static bool has_named_part(const Object *table)
{
    for (size_t i = 0; i < table->children.count; i++) {
        const Object *child = table->children.items[i];

        if (!child->implicit && part_of(child) != NULL)
            return true;
    }
    return false;
}

/* CREATE TABLE puts the columns of the parents first. */
static bool parents_come_first(const Object *table)
{
    bool own = false;

    for (size_t i = 0; i < table->children.count; i++) {
        const Object *column = table->children.items[i];
        bool inherited = false;
        size_t next = 0;

        if (column->kind != KIND_COLUMN)
            continue;
        for (const Object *link; !inherited && (link = inheritance_of(table, &next)) != NULL;)
            inherited = inherited_member(column, link) != NULL;
        if (inherited && own)
            return false;
        own = own || !inherited;
    }
    return true;
}

static bool is_made_apart(const Object *table)
{
    size_t next = 0;
    const Object *link = inheritance_of(table, &next);

    return link != NULL && as_inheritance(link)->made_apart;
}

bool inheritance_folds(const Object *table)
{
    return !has_named_part(table) && parents_come_first(table) && !is_made_apart(table);
}

const char *part_of(const Object *object)
{
    return object_text(object, "part_of");
}

bool part_alter(const Object *from, const Object *to)
{
    const char *old_whole = part_of(from);
    size_t next = 0;

    /* What became a part is found and attached by the server. */
    if (old_whole == NULL)
        return true;
    if (part_of(to) != NULL)
        return text_equal(old_whole, part_of(to));
    /* Detached with its table: it stays. Otherwise it went with the whole. */
    for (const Object *link; (link = inheritance_of(from->parent, &next)) != NULL;) {
        size_t other = 0;
        const Object *now;

        while ((now = inheritance_of(to->parent, &other)) != NULL) {
            if (strcmp(now->name, link->name) == 0)
                return false;
        }
    }
    return true;
}

bool part_comes_along(const Object *object)
{
    return part_of(object) != NULL && object->implicit;
}

bool part_goes_along(const Steps *steps, const Object *object)
{
    size_t next = 0;

    if (part_of(object) == NULL)
        return false;
    for (const Object *link; (link = inheritance_of(object->parent, &next)) != NULL;) {
        if (steps_counterpart(steps, link) != NULL)
            return true;
    }
    return false;
}

const Object *inherited_member(const Object *member, const Object *link)
{
    return object_child(inheritance_parent(link), member->kind, member->name);
}

const Object *member_held_by(const Object *member, size_t *next, const Object **origin)
{
    const Object *link;

    while ((link = inheritance_of(member->parent, next)) != NULL) {
        *origin = inherited_member(member, link);
        if (*origin != NULL)
            return link;
    }
    return NULL;
}

bool member_comes_along(const Steps *steps, const Object *member)
{
    size_t next = 0;

    /* A table that the plan makes has it from the beginning. */
    if (steps_counterpart(steps, member->parent) == NULL)
        return inheritance_folds(member->parent);
    for (const Object *link; (link = inheritance_of(member->parent, &next)) != NULL;) {
        if (inherited_member(member, link) != NULL && steps_counterpart(steps, link) != NULL)
            return true;
    }
    return false;
}

/* ---- steps ----------------------------------------------------------------------------------- */

static void add_alter(Steps *steps, const char *table, const char *words, const char *other,
                      const char *rest, unsigned hazards, const char *note)
{
    Str sql = str_new(steps->arena);

    str_printf(&sql, "ALTER TABLE %s %s %s", table, words, other);
    if (rest != NULL)
        str_printf(&sql, " %s", rest);
    steps_add(steps, &sql, hazards)->note = note;
}

static const char *table_name(Arena *arena, const Object *link)
{
    Str name = str_new(arena);

    write_name(&name, link->parent);
    return name.text;
}

const Object *default_partition_beside(const Steps *steps, const InheritanceObject *link)
{
    const Object *parent = inheritance_parent(&link->object);
    const Object *former = parent == NULL ? NULL : steps_counterpart(steps, parent);
    const ObjectVec *links = former == NULL || !object_is_table(former)
                                 ? NULL
                                 : &((const TableObject *)former)->inheritors;

    for (size_t i = 0; links != NULL && i < links->count; i++) {
        const Object *other = links->items[i];

        if (text_equal(as_inheritance(other)->bound, "DEFAULT") &&
            steps_counterpart(steps, other) != NULL)
            return other->parent;
    }
    return NULL;
}

static const char *attach_note(const InheritanceObject *link, Steps *steps)
{
    const Object *rest = default_partition_beside(steps, link);
    const char *id = object_id(steps->arena, link->object.parent);

    return rest == NULL
               ? arena_printf(steps->arena, "fails when a row of %s lies outside of the bounds", id)
               : arena_printf(
                     steps->arena,
                     "fails when a row of %s lies outside of the bounds, or one of %s within", id,
                     object_id(steps->arena, rest));
}

static void inheritance_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const InheritanceObject *link = as_inheritance(object);
    const char *table = table_name(steps->arena, object);

    (void)folded;
    if (steps->parked)
        stand_in_complete(object, steps);
    not_null_take_names(steps, object);
    if (link->bound != NULL)
        add_alter(steps, link->parent_table, "ATTACH PARTITION", table, link->bound,
                  HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL, attach_note(link, steps));
    else
        add_alter(steps, table, "INHERIT", link->parent_table, NULL, HAZARD_MAY_FAIL,
                  arena_printf(steps->arena,
                               "fails unless %s has all columns and checks of its new parent",
                               object_id(steps->arena, object->parent)));
    if (steps->parked)
        stand_in_drop(object, steps);
    for (size_t i = 0; link->bound != NULL && i < object->parent->children.count; i++) {
        const Object *column = object->parent->children.items[i];

        /* ATTACH PARTITION has made it the parent's. */
        if (column->kind == KIND_COLUMN && ((const ColumnObject *)column)->not_null &&
            !((const ColumnObject *)column)->not_null_inherited &&
            not_null_is_given(inherited_member(column, object)))
            not_null_be_local(steps, (const ColumnObject *)column);
    }
}

/* Foreign keys that stay point at the table that a partition belongs to, or at one above it. */
static bool is_referenced(const Object *link, const Steps *steps)
{
    for (size_t next = 0; link != NULL; next = 0) {
        const Object *parent = inheritance_parent(link);
        const Object *now = steps_counterpart(steps, parent);

        if (((const TableObject *)parent)->referenced &&
            (now == NULL || (object_is_table(now) && ((const TableObject *)now)->referenced)))
            return true;
        link = inheritance_of(parent, &next);
    }
    return false;
}

/* RENAME of the checks of the parent that are not inherited and have the name of one that the table has for itself: the
 * server takes such a one for inherited, and finds that it is not. Source: RemoveInheritance(). */
static void rename_namesakes(const Object *link, bool back, Steps *steps)
{
    const Object *parent = inheritance_parent(link);

    for (size_t i = 0; i < parent->children.count; i++) {
        const Object *check = parent->children.items[i];
        Str sql;

        if (check->kind != KIND_CHECK || !((const CheckObject *)check)->no_inherit ||
            object_child(link->parent, check->kind, check->name) == NULL)
            continue;
        sql = write_alter_table(steps, check);
        str_text(&sql, "RENAME CONSTRAINT ");
        if (back)
            str_sql_ident(&sql, aside_name(steps->arena, check->name));
        else
            str_sql_ident(&sql, check->name);
        str_text(&sql, " TO ");
        if (back)
            str_sql_ident(&sql, check->name);
        else
            str_sql_ident(&sql, aside_name(steps->arena, check->name));
        steps_add(steps, &sql, 0);
    }
}

static void detach(const InheritanceObject *link, Steps *steps)
{
    add_alter(steps, link->parent_table, "DETACH PARTITION",
              table_name(steps->arena, &link->object), NULL, HAZARD_ACCESS_EXCLUSIVE, NULL);
}

static void inheritance_drop(const Object *object, Steps *steps)
{
    const InheritanceObject *link = as_inheritance(object);
    const char *table = table_name(steps->arena, object);

    if (link->bound != NULL && is_referenced(object, steps)) {
        add_alter(steps, link->parent_table, "DETACH PARTITION", table, NULL,
                  HAZARD_ACCESS_EXCLUSIVE | HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL,
                  arena_printf(steps->arena, "fails when a row refers to one of %s",
                               object_id(steps->arena, object->parent)));
    } else if (link->bound != NULL) {
        detach(link, steps);
    } else {
        rename_namesakes(object, false, steps);
        add_alter(steps, table, "NO INHERIT", link->parent_table, NULL, 0, NULL);
        if (steps_counterpart(steps, inheritance_parent(object)) != NULL)
            rename_namesakes(object, true, steps);
    }
}

static void inheritance_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    (void)folded;
    str_text(out, as_inheritance(object)->parent_table);
}

static bool inheritance_can_fold(const Object *object)
{
    return inheritance_folds(object->parent);
}

/* The names of the parents in their order. */
static TextVec parents_of(Arena *arena, const Object *table)
{
    TextVec names = {0};
    size_t next = 0;

    for (const Object *link; (link = inheritance_of(table, &next)) != NULL;)
        vec_push(arena, &names, link->name);
    return names;
}

/* True when a table has to leave and join this parent so that its parents have the order of `to`:
 * the first ones stay as long as they follow each other in the old order, too. */
static bool has_to_rejoin(Arena *arena, const Object *from, const Object *to)
{
    TextVec old_names = parents_of(arena, from->parent);
    TextVec names = parents_of(arena, to->parent);
    size_t old = 0;

    for (size_t i = 0; i < names.count; i++) {
        while (old < old_names.count && strcmp(old_names.items[old], names.items[i]) != 0)
            old++;
        if (old == old_names.count)
            return true;
        if (strcmp(names.items[i], to->name) == 0)
            return false;
        old++;
    }
    return false;
}

/* The table has the member from another parent before and after, all the time with the same type. */
static bool is_kept_elsewhere(const Object *former, const Object *member)
{
    size_t next = 0;

    if (!text_equal(object_text(former, "type"), object_text(member, "type")))
        return false;
    for (const Object *link; (link = inheritance_of(former->parent, &next)) != NULL;) {
        const Object *now = object_child(member->parent, link->kind, link->name);

        if (now != NULL && inherited_member(former, link) != NULL &&
            inherited_member(member, now) != NULL)
            return true;
    }
    return false;
}

/* The parent gets a member that the table had from others alone, and is to have from parents alone: the two would not go
 * together, or the table would have got it for itself by then. */
static bool moves_here(const Object *former, const Object *member, const Object *from,
                       const Object *to)
{
    return member_is_inherited(former) && member_is_inherited(member) &&
           inherited_member(member, to) != NULL && inherited_member(former, from) == NULL &&
           !is_kept_elsewhere(former, member);
}

/* A member that the table had from the parent, and has for itself, too, or the other way round. */
static bool members_change(const Object *from, const Object *to)
{
    const Object *table = to->parent;

    for (size_t i = 0; as_inheritance(to)->bound == NULL && i < table->children.count; i++) {
        const Object *member = table->children.items[i];
        const Object *former = object_child(from->parent, member->kind, member->name);

        if (former != NULL && moves_here(former, member, from, to))
            return true;
        if (former != NULL && inherited_member(member, to) != NULL &&
            inherited_member(former, from) != NULL &&
            (member_becomes_inherited(former, member) ||
             (member_is_inherited(former) && !member_is_inherited(member))))
            return true;
    }
    return false;
}

static bool inheritance_alter(const Object *from, const Object *to, AttributeSet changed,
                              Steps *steps)
{
    if (members_change(from, to) || has_to_rejoin(steps->arena, from, to))
        return false;
    if (attribute_in(INHERITANCE_ATTRIBUTES, changed, "bound")) {
        /* Foreign keys that point at its rows have given way. */
        detach(as_inheritance(from), steps);
        inheritance_create(to, NULL, steps);
    }
    return true;
}

/* Bounds of partitions may not overlap. */
static const Object *inheritance_room(const Object *object)
{
    return as_inheritance(object)->bound == NULL ? NULL : inheritance_parent(object);
}

/* Columns that the next parent has, too, stay inherited; a partition has one parent only. */
static bool inheritance_leaves_last(const Object *object)
{
    return as_inheritance(object)->bound == NULL;
}

const KindOps inheritance_ops = {
    .sql_kind = NULL,
    .size = sizeof(InheritanceObject),
    .attributes = INHERITANCE_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .on_replaced = REPLACED_RECREATE,
    .leaves_last = inheritance_leaves_last,
    .create = inheritance_create,
    .append_clause = inheritance_append_clause,
    .can_fold = inheritance_can_fold,
    .prepare = stand_in_make,
    .alter = inheritance_alter,
    .room = inheritance_room,
    .drop = inheritance_drop,
    .needs_not_null = true,
};
