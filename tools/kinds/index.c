/* CREATE INDEX. Indexes of constraints belong to those. */
#include "base/map.h"
#include "kinds/write.h"
#include "model/model.h"

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
    ATTR(IndexObject, only, BOOL, ATTRIBUTE_ALTER),
    ATTR(IndexObject, parts, NAMES, ATTRIBUTE_ALTER),
    ATTR(IndexObject, missing_parts, NAMES, ATTRIBUTE_ALTER),
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

/* The part that a partition has of an index, under a name of its own; NULL. */
static Object *own_part(const Object *partition, const Object *whole)
{
    for (size_t i = 0; i < partition->children.count; i++) {
        Object *part = partition->children.items[i];

        if (part->kind == KIND_INDEX && part->key != NULL && !part->implicit &&
            ((const IndexObject *)part)->whole == whole)
            return part;
    }
    return NULL;
}

static void index_takes_along(const Object *object, Arena *arena, ObjectVec *taken)
{
    const TableObject *table = (const TableObject *)object->parent;

    for (size_t i = 0; object_is_table(object->parent) && i < table->inheritors.count; i++) {
        Object *part = own_part(table->inheritors.items[i]->parent, object);

        if (part != NULL)
            vec_push(arena, taken, part);
    }
}

/* The server attaches what it finds when it makes the whole, unless that is for no partition, and when the table joins: a
 * new partition has its parts by then, but for those that are not valid. */
static void attach(Steps *steps, const IndexObject *part)
{
    const Object *whole = part->whole;
    size_t next = 0;
    const Object *link = inheritance_of(part->object.parent, &next);
    Str sql;

    /* What has been taken out of a model has no key. */
    if (whole == NULL || whole->key == NULL || link == NULL || steps->counterpart == NULL ||
        (!((const IndexObject *)whole)->only && steps_counterpart(steps, whole) == NULL) ||
        (!part->only && steps_counterpart(steps, link) == NULL))
        return;
    sql = str_new(steps->arena);
    str_text(&sql, "ALTER INDEX ");
    write_name(&sql, whole);
    str_text(&sql, " ATTACH PARTITION ");
    write_name(&sql, &part->object);
    steps_add(steps, &sql, 0);
}

/* A table that joins gets its part, unless the whole is not there yet; what lacked one has to be gone before the whole is
 * made for it to be valid. */
static const Object *index_comes_with(const Object *object, size_t i)
{
    const ObjectVec *links = &((const IndexObject *)object)->missing_links;

    return i < links->count ? links->items[i] : NULL;
}

/* The index becomes valid when the last of the tables that lack a part gets one, not when such a table goes or joins again.
 * Source: validatePartitionedIndex(). */
static bool all_get_parts(const Steps *steps, const IndexObject *from)
{
    for (size_t i = 0; i < from->missing_links.count; i++) {
        const InheritanceObject *former = (InheritanceObject *)from->missing_links.items[i];
        const Object *now =
            steps->model == NULL ? NULL : model_find_key(steps->model, former->object.key);

        if (now == NULL || !text_equal(((const InheritanceObject *)now)->bound, former->bound))
            return false;
    }
    return true;
}

/* An index that lacks the part of some partition takes in one that is there, but lets none go, and has none made. */
static bool can_complete(const Steps *steps, const IndexObject *from, const IndexObject *to)
{
    ObjectVec former = {0};
    ObjectVec now = {0};
    Map *parts;

    if (!from->only)
        return !to->only;
    parts = map_new(steps->arena);
    index_takes_along(&from->object, steps->arena, &former);
    index_takes_along(&to->object, steps->arena, &now);
    for (size_t i = 0; i < now.count; i++)
        map_put(parts, now.items[i]->key, now.items[i]);
    for (size_t i = 0; i < former.count; i++) {
        const IndexObject *part = map_get(parts, former.items[i]->key);

        if (part == NULL || !can_complete(steps, (IndexObject *)former.items[i], part))
            return false;
    }
    return to->only ? texts_minus(steps->arena, &to->missing_parts, &from->missing_parts).count == 0
                    : all_get_parts(steps, from) &&
                          now.count == ((const TableObject *)to->object.parent)->inheritors.count;
}

static bool is_partitioned(const Object *relation)
{
    return object_is_table(relation) && ((const TableObject *)relation)->partition_strategy != NULL;
}

static Step *add_create(Steps *steps, const Object *object, bool concurrently, unsigned hazards)
{
    const IndexObject *index = (const IndexObject *)object;
    Str sql = str_new(steps->arena);
    Step *step;

    index_append(&sql, index, concurrently);
    step = index->unique ? write_step(steps, &sql, hazards | HAZARD_MAY_FAIL,
                                      "fails when two rows of %s have the same key",
                                      object_id(steps->arena, object->parent))
                         : steps_add(steps, &sql, hazards);
    if (concurrently)
        step->transaction = STEP_OUTSIDE;
    return step;
}

/* While a partitioned table is in use, its leaves get their parts before it. */
static void create_whole_online(Steps *steps, const Object *object)
{
    ObjectVec parts = {0};
    bool all = online_parts(steps, object, &parts);
    Step *whole;

    for (size_t i = 0; i < parts.count; i++)
        add_create(steps, parts.items[i], true, 0);
    whole = add_create(steps, object, false, HAZARD_TABLE_SCAN);
    if (all) {
        whole->hazards = 0;
        whole->note = NULL;
    }
}

static void index_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const IndexObject *index = (const IndexObject *)object;
    bool online = online_table(steps, object->parent);
    unsigned scan =
        online || index->only || !making_reads_rows(steps, object) ? 0 : HAZARD_TABLE_SCAN;

    (void)folded;
    if (part_comes_along(object)) {
        const IndexObject *whole = (const IndexObject *)index->whole;

        write_index_changes(steps, object, &whole->options, &index->options, whole->tablespace,
                            index->tablespace);
        write_index_marks(steps, object->parent, object->name);
        write_targets(steps, object, &(OptionVec){0}, &index->statistics);
        return;
    }
    if (steps->online && scan != 0 && is_partitioned(object->parent))
        create_whole_online(steps, object);
    else
        add_create(steps, object, online, scan);
    attach(steps, index);
    write_index_marks(steps, object->parent, object->name);
    write_targets(steps, object, &(OptionVec){0}, &index->statistics);
}

static bool index_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const IndexObject *old_index = (const IndexObject *)from;
    const IndexObject *index = (const IndexObject *)to;

    if (!part_alter(from, to) || !can_complete(steps, old_index, index) ||
        !index_can_change(to, &old_index->options, &index->options))
        return false;
    if (attribute_in(INDEX_ATTRIBUTES, changed, "part_of") && old_index->part_of == NULL)
        attach(steps, index);
    write_index_changes(steps, to, &old_index->options, &index->options, old_index->tablespace,
                        index->tablespace);
    write_targets(steps, to, &old_index->statistics, &index->statistics);
    return true;
}

static bool index_stands_beside(const Object *from, const Object *to)
{
    return ((const IndexObject *)from)->part_of == NULL &&
           ((const IndexObject *)to)->part_of == NULL &&
           (((const IndexObject *)from)->unique ? online_key_stands_beside(from, to)
                                                : online_stands_beside(from, to));
}

static void index_set_aside(const Object *object, Steps *steps)
{
    Str name = str_new(steps->arena);

    write_name(&name, object);
    write_rename_aside(steps, "INDEX", name.text, object->name)->note =
        "it is used until the new one is there";
}

static void index_drop_aside(const Object *object, const Object *to, Steps *steps)
{
    Str sql = str_new(steps->arena);

    (void)to;
    str_text(&sql, "DROP INDEX CONCURRENTLY ");
    str_sql_qualified(&sql, object_schema(object), aside_name(steps->arena, object->name));
    steps_add(steps, &sql, 0)->transaction = STEP_OUTSIDE;
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
    .takes_along = index_takes_along,
    .comes_along = part_comes_along,
    .comes_with = index_comes_with,
    .drop = index_drop,
    .aside = ASIDE_ONLINE,
    .set_aside = index_set_aside,
    .drop_aside = index_drop_aside,
    .stands_beside = index_stands_beside,
    .needs_not_null = true,
};
