/* PRIMARY KEY and UNIQUE constraints. */
#include "kinds/write.h"

static const Attribute KEY_ATTRIBUTES[] = {
    ATTR(KeyObject, columns, NAMES, 0),
    ATTR(KeyObject, include, NAMES, 0),
    ATTR(KeyObject, without_overlaps, BOOL, 0),
    ATTR(KeyObject, nulls_not_distinct, BOOL, 0),
    ATTR(KeyObject, deferrable, BOOL, 0),
    ATTR(KeyObject, initially_deferred, BOOL, 0),
    ATTR(KeyObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(KeyObject, tablespace, NAME, ATTRIBUTE_ALTER),
    ATTR(KeyObject, part_of, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void key_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    const KeyObject *key = (const KeyObject *)object;

    (void)folded;
    str_text(out, "CONSTRAINT ");
    str_sql_ident(out, object->name);
    str_text(out, object->kind == KIND_PRIMARY_KEY ? " PRIMARY KEY" : " UNIQUE");
    if (key->nulls_not_distinct)
        str_text(out, " NULLS NOT DISTINCT");
    write_key_columns(out, &key->columns, "", key->without_overlaps ? " WITHOUT OVERLAPS" : "");
    if (key->include.count > 0) {
        str_text(out, " INCLUDE");
        write_columns(out, &key->include);
    }
    if (key->options.count > 0) {
        str_text(out, " WITH");
        write_options(out, &key->options);
    }
    if (key->tablespace != NULL) {
        str_text(out, " USING INDEX TABLESPACE ");
        str_sql_ident(out, key->tablespace);
    }
    write_deferrable(out, key->deferrable, key->initially_deferred);
}

/* A part of the key of a partitioned table is made by the server, unless it has a name of its own. */
static bool key_can_fold(const Object *object)
{
    return !part_comes_along(object);
}

static void key_drop(const Object *object, Steps *steps)
{
    if (!part_goes_along(steps, object))
        write_drop_constraint(object, steps);
}

static void key_create_rest(const Object *object, Steps *steps)
{
    write_index_marks(steps, object_root(object), object->name);
}

/* The index is built while the table is in use, and becomes that of the constraint. */
static void key_create_online(const Object *object, const char *note, Steps *steps)
{
    const KeyObject *key = (const KeyObject *)object;
    Str sql = str_new(steps->arena);
    Step *step;

    str_text(&sql, "CREATE UNIQUE INDEX CONCURRENTLY ");
    str_sql_ident(&sql, object->name);
    str_text(&sql, " ON ");
    write_relation(&sql, object);
    write_columns(&sql, &key->columns);
    if (key->include.count > 0) {
        str_text(&sql, " INCLUDE");
        write_columns(&sql, &key->include);
    }
    if (key->nulls_not_distinct)
        str_text(&sql, " NULLS NOT DISTINCT");
    if (key->options.count > 0) {
        str_text(&sql, " WITH");
        write_options(&sql, &key->options);
    }
    if (key->tablespace != NULL) {
        str_text(&sql, " TABLESPACE ");
        str_sql_ident(&sql, key->tablespace);
    }
    step = steps_add(steps, &sql, HAZARD_MAY_FAIL);
    step->transaction = STEP_OUTSIDE;
    step->note = note;
    sql = write_alter_table(steps, object);
    str_text(&sql, "ADD CONSTRAINT ");
    str_sql_ident(&sql, object->name);
    str_text(&sql, object->kind == KIND_PRIMARY_KEY ? " PRIMARY KEY" : " UNIQUE");
    str_text(&sql, " USING INDEX ");
    str_sql_ident(&sql, object->name);
    write_deferrable(&sql, key->deferrable, key->initially_deferred);
    steps_add(steps, &sql, 0);
    key_create_rest(object, steps);
}

static const char *failure_note(const Object *object, Arena *arena)
{
    bool overlaps = ((const KeyObject *)object)->without_overlaps;

    return arena_printf(arena, "fails when two rows of %s have the same key%s%s",
                        object_id(arena, object->parent), overlaps ? " and overlap" : "",
                        object->kind == KIND_PRIMARY_KEY ? ", or one has NULL in it" : "");
}

/* While a partitioned table is in use, its leaves get their keys before it. True when it has no rows left to read. */
static bool create_parts_online(const Object *object, Steps *steps)
{
    ObjectVec parts = {0};
    bool all = online_parts(steps, object, &parts);

    for (size_t i = 0; i < parts.count; i++)
        key_create_online(parts.items[i], failure_note(parts.items[i], steps->arena), steps);
    return all;
}

static void key_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const KeyObject *key = (const KeyObject *)object;
    Str sql = write_alter_table(steps, object);
    const char *note;

    if (part_comes_along(object)) {
        const KeyObject *whole = (const KeyObject *)key->whole;

        write_index_changes(steps, object, &whole->options, &key->options, whole->tablespace,
                            key->tablespace);
        key_create_rest(object, steps);
        return;
    }
    note = failure_note(object, steps->arena);
    /* No index made before can be that of a key without overlaps. */
    if (online_table(steps, object->parent) && !key->without_overlaps) {
        key_create_online(object, note, steps);
        return;
    }
    str_text(&sql, "ADD ");
    key_append_clause(&sql, object, folded);
    if (steps->online && object_is_table(object->parent) && !key->without_overlaps &&
        create_parts_online(object, steps))
        steps_add(steps, &sql, 0);
    else
        steps_add(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL)
            ->note = note;
    key_create_rest(object, steps);
}

static bool key_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const KeyObject *old_key = (const KeyObject *)from;
    const KeyObject *key = (const KeyObject *)to;

    (void)changed;
    if (!part_alter(from, to) || !index_can_change(to, &old_key->options, &key->options))
        return false;
    write_index_changes(steps, to, &old_key->options, &key->options, old_key->tablespace,
                        key->tablespace);
    return true;
}

/* A table has one primary key. */
static bool primary_key_excludes(const Object *object, const Object *other, Arena *scratch)
{
    (void)scratch;
    return strcmp(object->parent->key, other->parent->key) == 0;
}

const KindOps primary_key_ops = {
    .sql_kind = "CONSTRAINT",
    .size = sizeof(KeyObject),
    .attributes = KEY_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename_part,
    .same_content = write_same_content,
    .create = key_create,
    .append_clause = key_append_clause,
    .can_fold = key_can_fold,
    .comes_along = part_comes_along,
    .create_rest = key_create_rest,
    .alter = key_alter,
    .drop = key_drop,
    .excludes = primary_key_excludes,
    .needs_not_null = true,
};

/* A key without overlaps has no other way. */
static bool unique_stands_beside(const Object *from, const Object *to)
{
    return part_of(from) == NULL && part_of(to) == NULL &&
           !((const KeyObject *)to)->without_overlaps && online_key_stands_beside(from, to);
}

const KindOps unique_ops = {
    .sql_kind = "CONSTRAINT",
    .size = sizeof(KeyObject),
    .attributes = KEY_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename_part,
    .same_content = write_same_content,
    .create = key_create,
    .append_clause = key_append_clause,
    .can_fold = key_can_fold,
    .comes_along = part_comes_along,
    .create_rest = key_create_rest,
    .alter = key_alter,
    .drop = key_drop,
    .aside = ASIDE_ONLINE,
    .set_aside = online_set_aside,
    .drop_aside = online_drop_aside,
    .stands_beside = unique_stands_beside,
    .needs_not_null = true,
};
