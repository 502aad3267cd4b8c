/* CREATE INDEX. Indexes of constraints belong to those. */
#include "kinds/write.h"

static const Attribute INDEX_ATTRIBUTES[] = {
    ATTR(IndexObject, unique, BOOL, 0),
    ATTR(IndexObject, method, TEXT, 0),
    ATTR_ITEMS(IndexObject, keys, &index_key_type, 0),
    ATTR(IndexObject, include, NAMES, 0),
    ATTR(IndexObject, nulls_not_distinct, BOOL, 0),
    ATTR(IndexObject, predicate, EXPR, 0),
    ATTR(IndexObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(IndexObject, tablespace, NAME, ATTRIBUTE_ALTER),
    ATTR(IndexObject, statistics, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(IndexObject, part_of, TEXT, ATTRIBUTE_ALTER),
    ATTR(IndexObject, only, BOOL, 0),
    ATTR_END,
};

const Object *relation_find_index(const Object *relation, const char *name)
{
    for (size_t i = 0; i < relation->children.count; i++) {
        const Object *child = relation->children.items[i];

        if ((child->kind == KIND_INDEX || child->kind == KIND_PRIMARY_KEY ||
             child->kind == KIND_UNIQUE || child->kind == KIND_EXCLUSION) &&
            strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

bool relation_keeps_index(const Steps *steps, const Object *from, const char *name)
{
    const Object *index = relation_find_index(from, name);

    return index != NULL && (steps->counterpart == NULL || steps_counterpart(steps, index) != NULL);
}

static void index_append(Str *out, const IndexObject *index, bool concurrently)
{
    str_text(out, index->unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    if (concurrently)
        str_text(out, "CONCURRENTLY ");
    str_sql_ident(out, index->object.name);
    str_text(out, index->only ? " ON ONLY " : " ON ");
    write_relation(out, &index->object);
    if (index->method != NULL && strcmp(index->method, "btree") != 0) {
        str_text(out, " USING ");
        str_sql_ident(out, index->method);
    }
    for (size_t i = 0; i < index->keys.count; i++) {
        str_text(out, i == 0 ? " (" : ", ");
        write_index_key(out, &index->keys.items[i]);
    }
    str_char(out, ')');
    if (index->include.count > 0) {
        str_text(out, " INCLUDE");
        write_columns(out, &index->include);
    }
    if (index->nulls_not_distinct)
        str_text(out, " NULLS NOT DISTINCT");
    if (index->options.count > 0) {
        str_text(out, " WITH");
        write_options(out, &index->options);
    }
    if (index->tablespace != NULL) {
        str_text(out, " TABLESPACE ");
        str_sql_ident(out, index->tablespace);
    }
    if (index->predicate.sql != NULL)
        str_printf(out, " WHERE (%s)", index->predicate.sql);
}

static void add_target(Steps *steps, const Object *index, const char *number, const char *target)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER INDEX ");
    write_name(&sql, index);
    str_printf(&sql, " ALTER COLUMN %s SET STATISTICS %s", number, target);
    steps_add(steps, &sql, 0);
}

static void write_targets(Steps *steps, const Object *index, const OptionVec *from,
                          const OptionVec *to)
{
    for (size_t i = 0; i < from->count; i++)
        if (options_get(to, from->items[i].name) == NULL)
            add_target(steps, index, from->items[i].name, "-1");
    for (size_t i = 0; i < to->count; i++)
        if (!text_equal(options_get(from, to->items[i].name), to->items[i].value))
            add_target(steps, index, to->items[i].name, to->items[i].value);
}

static void index_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const IndexObject *index = (const IndexObject *)object;
    bool online = online_table(steps, object->parent);
    unsigned scan =
        online || index->only || !making_reads_rows(steps, object) ? 0 : HAZARD_TABLE_SCAN;
    Str sql = str_new(steps->arena);
    Step *step;

    (void)folded;
    if (part_comes_along(object)) {
        write_index_marks(steps, object->parent, object->name);
        write_targets(steps, object, &(OptionVec){0}, &index->statistics);
        return;
    }
    index_append(&sql, index, online);
    step = index->unique ? write_step(steps, &sql, scan | HAZARD_MAY_FAIL,
                                      "fails when two rows of %s have the same key",
                                      object_id(steps->arena, object->parent))
                         : steps_add(steps, &sql, scan);
    if (online)
        step->transaction = STEP_OUTSIDE;
    write_index_marks(steps, object->parent, object->name);
    write_targets(steps, object, &(OptionVec){0}, &index->statistics);
}

static bool index_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const IndexObject *old_index = (const IndexObject *)from;
    const IndexObject *index = (const IndexObject *)to;

    (void)changed;
    if (!part_alter(from, to) || !index_can_change(to, &old_index->options, &index->options))
        return false;
    write_index_changes(steps, to, &old_index->options, &index->options, old_index->tablespace,
                        index->tablespace);
    write_targets(steps, to, &old_index->statistics, &index->statistics);
    return true;
}

static void index_drop(const Object *object, Steps *steps)
{
    Str sql = str_new(steps->arena);

    if (part_goes_along(steps, object))
        return;
    /* Not while it is a part of the index of a partitioned table, which has to let go of it first. */
    if (!online_table(steps, object->parent) || ((const IndexObject *)object)->part_of != NULL) {
        write_drop(steps, object, 0);
        return;
    }
    str_text(&sql, "DROP INDEX CONCURRENTLY ");
    write_name(&sql, object);
    steps_add(steps, &sql, 0)->transaction = STEP_OUTSIDE;
}

const KindOps index_ops = {
    .sql_kind = "INDEX",
    .size = sizeof(IndexObject),
    .attributes = INDEX_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .same_content = write_same_content,
    .create = index_create,
    .alter = index_alter,
    .carries_over = write_carries_over,
    .drop = index_drop,
};
