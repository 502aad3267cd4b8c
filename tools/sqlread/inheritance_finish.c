#include "kinds/generated_name.h"
#include "kinds/type_change.h"
#include "kinds/write.h"
#include "sqlread/inheritance.h"

/* What tables have from their parents, at the end of reading: copies of what was resolved for the original. */

/* What the original uses, with members of its table replaced by those of the other table. */
static void copy_dependencies(Reader *reader, Object *copy, const Object *original)
{
    const Object *from = object_root(original);
    const Object *to = object_root(copy);
    bool is_reference = copy->kind == KIND_FOREIGN_KEY;

    /* A foreign key may point at its own table: what it points at stays. */
    for (size_t i = 0; is_reference && i < ((const ForeignKeyObject *)copy)->columns.count; i++) {
        Object *column =
            object_child(to, KIND_COLUMN, ((const ForeignKeyObject *)copy)->columns.items[i]);

        if (column != NULL)
            object_depend(reader->arena, copy, column, DEPENDENCY_NORMAL);
    }
    for (size_t i = 0; i < original->dependencies.count; i++) {
        const Dependency *dependency = &original->dependencies.items[i];
        Object *on = dependency->on;

        if (is_reference && on->parent == from && on->kind == KIND_COLUMN &&
            strcmp(((const ForeignKeyObject *)copy)->target_table, from->name) != 0)
            continue;
        if (on->parent == from && !is_reference)
            on = object_child(to, on->kind, on->name);
        else if (on == from && !is_reference)
            on = (Object *)to;
        if (on != NULL && on->kind != KIND_INHERITANCE)
            object_depend(reader->arena, copy, on, dependency->type);
    }
}

/* What a copied object was copied from, as long as both still say the same. */
static Object *find_original(const Reader *reader, Object *object)
{
    const Object *member = object->kind == KIND_DEFAULT ? object->parent : object;
    const Object *table = member->parent;
    const Draft *draft = draft_of(reader, object);

    if (inheritance_whole_of(object) != NULL)
        return object->implicit ? *inheritance_whole_of(object) : NULL;
    if (table == NULL || !draft->copied || !object_is_table(table) ||
        (member->kind != KIND_COLUMN && member->kind != KIND_CHECK))
        return NULL;
    for (size_t i = 0; i < table->children.count; i++) {
        const Object *link = table->children.items[i];
        Object *found;

        if (link->kind != KIND_INHERITANCE)
            continue;
        found = object_child(((const InheritanceObject *)link)->of, member->kind, member->name);
        if (found != NULL && object->kind == KIND_DEFAULT)
            found = object_child(found, KIND_DEFAULT, NULL);
        if (found != NULL && draft_of(reader, found) != NULL &&
            draft_of(reader, found)->expr == draft->expr &&
            draft_of(reader, found)->type == draft->type)
            return found;
    }
    return NULL;
}

static void copy_finished(Object *copy, const Object *original)
{
    switch (copy->kind) {
    case KIND_COLUMN: {
        ColumnObject *column = (ColumnObject *)copy;
        const ColumnObject *from = (const ColumnObject *)original;

        column->type = from->type;
        column->type_object = from->type_object;
        column->generated = from->generated;
        column->computed_on_read = from->computed_on_read;
        if (column->inherited)
            column->collation = from->collation;
        if (column->storage != NULL && strcmp(column->storage, column_type_storage(column)) == 0)
            column->storage = NULL;
        break;
    }
    case KIND_DEFAULT:
        ((DefaultObject *)copy)->expr = ((const DefaultObject *)original)->expr;
        break;
    case KIND_CHECK:
        ((CheckObject *)copy)->expr = ((const CheckObject *)original)->expr;
        break;
    case KIND_INDEX: {
        IndexObject *index = (IndexObject *)copy;
        const IndexObject *from = (const IndexObject *)original;

        for (size_t i = 0; i < index->keys.count && i < from->keys.count; i++)
            index->keys.items[i] = from->keys.items[i];
        index->predicate = from->predicate;
        break;
    }
    case KIND_FOREIGN_KEY: {
        ForeignKeyObject *key = (ForeignKeyObject *)copy;
        const ForeignKeyObject *from = (const ForeignKeyObject *)original;

        key->target_schema = from->target_schema;
        key->target_table = from->target_table;
        key->target_columns = from->target_columns;
        break;
    }
    case KIND_TRIGGER: {
        TriggerObject *trigger = (TriggerObject *)copy;
        const TriggerObject *from = (const TriggerObject *)original;

        trigger->when = from->when;
        trigger->function = from->function;
        trigger->from_table = from->from_table;
        break;
    }
    case KIND_EXCLUSION: {
        ExclusionObject *exclusion = (ExclusionObject *)copy;
        const ExclusionObject *from = (const ExclusionObject *)original;

        exclusion->elements = from->elements;
        exclusion->predicate = from->predicate;
        break;
    }
    default:
        break;
    }
}

bool finish_copy(Reader *reader, Object *object)
{
    Object *original = find_original(reader, object);

    if (original == NULL)
        return false;
    finish_object(reader, original);
    copy_finished(object, original);
    copy_dependencies(reader, object, original);
    return true;
}

/* The name of a whole: that of an index, and of a trigger as COMMENT ON has it. */
static const char *name_of_whole(Reader *reader, const Object *whole)
{
    Str name = str_new(reader->arena);

    if (whole->kind != KIND_TRIGGER)
        return reader_qualified(reader, object_schema(whole), whole->name);
    kind_ops(whole->kind)->append_reference(&name, whole);
    return name.text;
}

/* What a partition has of an index of its table; NULL for nothing. */
static Object *find_part(const Object *partition, const Object *whole)
{
    for (size_t i = 0; i < partition->children.count; i++)
        if (reader_whole_of(partition->children.items[i]) == whole)
            return partition->children.items[i];
    return NULL;
}

static void lacks_part(Reader *reader, IndexObject *index, Object *link)
{
    index->only = true;
    vec_push(reader->arena, &index->missing_links, link);
    vec_push(reader->arena, &index->missing_parts,
             arena_printf(reader->arena, "%s %s", reader_object_sql(reader, link->parent),
                          ((const InheritanceObject *)link)->bound));
    object_depend(reader->arena, &index->object, link, DEPENDENCY_SOFT);
}

/* An index that was made ON ONLY its partitioned table, and of which a partition, at any depth, has got no part since: it
 * would get one if it came after the index. */
static void mark_if_incomplete(Reader *reader, IndexObject *index)
{
    const ObjectVec *links = &((const TableObject *)index->object.parent)->inheritors;

    /* As the part of another one it has been marked before, perhaps. */
    if (index->only)
        return;
    for (size_t i = 0; i < links->count; i++) {
        IndexObject *part = (IndexObject *)find_part(links->items[i]->parent, &index->object);

        if (links->items[i]->parent->kind == KIND_FOREIGN_TABLE)
            continue;
        if (part == NULL) {
            lacks_part(reader, index, links->items[i]);
            continue;
        }
        mark_if_incomplete(reader, part);
        if (part->only)
            object_depend(reader->arena, &index->object, links->items[i], DEPENDENCY_SOFT);
        for (size_t j = 0; j < part->missing_links.count; j++)
            lacks_part(reader, index, part->missing_links.items[j]);
    }
    for (size_t i = 0; index->only && i < links->count; i++) {
        const Object *part = find_part(links->items[i]->parent, &index->object);

        if (part != NULL)
            vec_push(reader->arena, &index->parts, name_of_whole(reader, part));
    }
    texts_sort(&index->parts);
    texts_sort(&index->missing_parts);
}

/* After finish_table() of the partitioned table. */
static bool is_incomplete(const Object *whole)
{
    return whole->kind == KIND_INDEX && ((const IndexObject *)whole)->only;
}

static void finish_parts(Reader *reader, Object *link)
{
    const Object *table = (link)->parent;

    finish_object(reader, ((InheritanceObject *)link)->of);
    for (size_t i = 0; i < table->children.count; i++) {
        Object *part = table->children.items[i];
        Object **whole = inheritance_whole_of(part);
        const Attribute *attribute;

        if (whole == NULL || *whole == NULL || (*whole)->parent != ((InheritanceObject *)link)->of)
            continue;
        attribute = attribute_find(object_attributes(part), "part_of");
        *(const char **)((char *)part + attribute->offset) = name_of_whole(reader, *whole);
        /* One with a name of its own is found by the server when the table is attached, or when the whole is made. */
        if (part->implicit || is_incomplete(*whole))
            object_depend(reader->arena, part, *whole, DEPENDENCY_NORMAL);
        else
            object_depend(reader->arena, *whole, part, DEPENDENCY_SOFT);
        /* A trigger comes with the link and goes with it, also when other bounds make the table leave for a moment. */
        if (part->kind == KIND_TRIGGER)
            object_depend(reader->arena, part, link, DEPENDENCY_EXPRESSION);
        /* The server makes another one when the table joins, and passes over what is not valid. */
        else if (is_incomplete(part))
            object_depend(reader->arena, part, link, DEPENDENCY_SOFT);
        else
            object_depend(reader->arena, link, part, DEPENDENCY_SOFT);
    }
}

/* The column of the first parent that has it; NULL for none. */
static Object *column_above(const Object *column)
{
    const Object *table = column->parent;
    Object *above = NULL;

    for (size_t i = 0; above == NULL && i < table->children.count; i++)
        if (table->children.items[i]->kind == KIND_INHERITANCE)
            above = object_child(((const InheritanceObject *)table->children.items[i])->of,
                                 KIND_COLUMN, column->name);
    return above;
}

static const Object *column_root(const Object *column)
{
    for (const Object *above; (above = column_above(column)) != NULL;)
        column = above;
    return column;
}

/* True when two columns come from the same one, each by the first parents that have it. */
static bool have_one_root(const Object *column, const Object *heir)
{
    return column_above(heir) == column || column_root(heir) == column_root(column);
}

/* Under another name, and not just because of the parent. */
static bool has_own_not_null(Reader *reader, const Object *column, const Object *heir)
{
    return ((const ColumnObject *)column)->not_null && ((const ColumnObject *)heir)->not_null &&
           !((const ColumnObject *)heir)->not_null_inherited &&
           strcmp(not_null_name(reader->scratch, column), not_null_name(reader->scratch, heir)) !=
               0;
}

static bool has_several_parents(const Object *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->children.count; i++)
        count += table->children.items[i]->kind == KIND_INHERITANCE;
    return count > 1;
}

/* The table has what its parents have before it becomes their child; a column of its own comes before that of a parent,
 * which is merged with it then. */
static void order_members(Reader *reader, Object *link)
{
    const Object *table = (link)->parent;
    const Object *parent = ((InheritanceObject *)link)->of;
    TextVec *own_members = &((InheritanceObject *)link)->own_members;
    TextVec *shared_members = &((InheritanceObject *)link)->shared_members;
    const bool several = has_several_parents(table);

    *own_members = *shared_members = (TextVec){0};
    for (size_t i = 0; i < parent->children.count; i++) {
        Object *original = parent->children.items[i];
        Object *heir = member_inherited_flag(original) == NULL
                           ? NULL
                           : object_child(table, original->kind, original->name);
        Object *value =
            original->kind == KIND_COLUMN ? object_child(original, KIND_DEFAULT, NULL) : NULL;

        if (heir == NULL)
            continue;
        object_depend(reader->arena, link, heir, DEPENDENCY_SOFT);
        /* The server retypes a column with those that inherit it only if they have no other parent of it, see
         * ATPrepAlterColumnType(): meanwhile one parent is enough. Nor where PostgreSQL 18 would give the heir a NOT NULL
         * before it makes its own anew, under another name: ATPostAlterTypeCleanup(). */
        object_depend(reader->arena, link, original,
                      original->kind == KIND_COLUMN && (!have_one_root(original, heir) ||
                                                        has_own_not_null(reader, original, heir))
                          ? DEPENDENCY_EXPRESSION
                          : DEPENDENCY_SOFT);
        if (value != NULL)
            object_depend(reader->arena, link, value, DEPENDENCY_SOFT);
        if (!*member_inherited_flag(heir) && ((InheritanceObject *)link)->bound == NULL)
            vec_push(reader->arena, own_members, heir->name);
        if (*member_inherited_flag(heir) && several)
            vec_push(reader->arena, shared_members, heir->name);
        if (*member_inherited_flag(heir))
            object_depend(reader->arena, heir, original, DEPENDENCY_SOFT);
        else
            object_depend(reader->arena, original, heir, DEPENDENCY_SOFT);
    }
    texts_sort(own_members);
    texts_sort(shared_members);
}

/* The parents of a table are in order: each joins after those before it. */
static void order_links(Reader *reader, Object *object)
{
    InheritanceObject *link = (InheritanceObject *)object;
    const ObjectVec *children = &object->parent->children;

    /* From above, so that what comes from there is passed on. */
    for (size_t i = 0; i < link->of->children.count; i++)
        if (link->of->children.items[i]->kind == KIND_INHERITANCE)
            object_depend(reader->arena, object, link->of->children.items[i], DEPENDENCY_SOFT);
    for (size_t i = 0; i < children->count; i++) {
        const InheritanceObject *other = (const InheritanceObject *)children->items[i];

        if (other->object.kind != KIND_INHERITANCE || other->number >= link->number)
            continue;
        vec_push(reader->arena, &link->after, reader_object_sql(reader, other->of));
        object_depend(reader->arena, object, children->items[i], DEPENDENCY_SOFT);
    }
}

static bool is_in_own_key(const Object *table, const Object *column)
{
    const KeyObject *key = (const KeyObject *)object_child(table, KIND_PRIMARY_KEY, NULL);

    for (size_t i = 0; key != NULL && key->whole == NULL && i < key->columns.count; i++)
        if (strcmp(key->columns.items[i], column->name) == 0)
            return true;
    return false;
}

/* A NOT NULL of a partition that is not called as that of its table. A key of its own brings such a one by itself. */
static bool has_own_names(Reader *reader, const Object *link)
{
    const Object *table = link->parent;
    const Object *parent = ((const InheritanceObject *)link)->of;

    for (size_t i = 0; i < parent->children.count; i++) {
        const Object *above = parent->children.items[i];
        const Object *column =
            above->kind == KIND_COLUMN ? object_child(table, KIND_COLUMN, above->name) : NULL;

        if (column != NULL && ((const ColumnObject *)above)->not_null &&
            !is_in_own_key(table, column) &&
            strcmp(not_null_name(reader->scratch, above), not_null_name(reader->scratch, column)) !=
                0)
            return true;
    }
    return false;
}

static const Object *next_column(const Object *table, size_t *next)
{
    while (*next < table->children.count) {
        const Object *child = table->children.items[(*next)++];

        if (child->kind == KIND_COLUMN)
            return child;
    }
    return NULL;
}

/* PARTITION OF gives a partition the columns of its table in their order. */
static bool has_own_order(const Object *link)
{
    size_t next = 0, next_above = 0;
    const Object *column, *above;

    do {
        column = next_column(link->parent, &next);
        above = next_column(((const InheritanceObject *)link)->of, &next_above);
        if (column != NULL && above != NULL && strcmp(column->name, above->name) != 0)
            return true;
    } while (column != NULL && above != NULL);
    return false;
}

void finish_inheritance(Reader *reader, Object *object, Draft *draft)
{
    InheritanceObject *link = (InheritanceObject *)object;
    TableObject *table = (TableObject *)object->parent;

    (void)draft;
    link->parent_table = reader_object_sql(reader, link->of);
    if (strcmp(object->name, link->parent_table) != 0) {
        object->name = link->parent_table;
        model_rekey(reader->model, object);
    }
    if (link->bound != NULL) {
        table->partition_of = link->parent_table;
        table->partition_bound = link->bound;
        link->made_apart = has_own_names(reader, object) || has_own_order(object);
    }
    object_depend(reader->arena, object, link->of, DEPENDENCY_NORMAL);
    order_links(reader, object);
    order_members(reader, object);
    finish_parts(reader, object);
}

/* The column of the parent that a column of a child table is, in the end one that is nobody's heir. */
static Object *inherited_from(Object *column)
{
    while (column != NULL && ((const ColumnObject *)column)->inherited)
        column = column_above(column);
    return column;
}

static void finish_partition_key(Reader *reader, Object *object, Draft *draft)
{
    TableObject *table = (TableObject *)object;
    PartitionSpec *spec = castNode(CreateStmt, draft->node)->partspec;
    const char *method = strcmp(table->partition_strategy, "HASH") == 0 ? "hash" : "btree";
    ExprScope scope = {.relation = object};
    Str text = str_new(reader->arena);
    size_t i = 0;

    str_printf(&text, "%s (", table->partition_strategy);
    foreach_node(PartitionElem, element, spec->partParams)
    {
        IndexKey *key = &table->partition_keys.items[i++];

        reader_finish_index_key(reader, object, object, draft, &scope, method, element->expr, key);
        str_text(&text, i > 1 ? ", " : "");
        if (key->column != NULL)
            str_sql_ident(&text, key->column);
        else
            str_printf(&text, "(%s)", key->expr.sql);
        if (key->collation != NULL)
            str_printf(&text, " COLLATE %s", key->collation);
        if (key->opclass != NULL)
            str_printf(&text, " %s", key->opclass);
    }
    str_char(&text, ')');
    table->partition_key = text.text;
    /* Columns that come with the table cannot be there before it: those are that it has them from. */
    for (i = 0; i < object->dependencies.count;) {
        const Dependency dependency = object->dependencies.items[i];
        Object *original;

        if (dependency.on->parent != object || dependency.on->kind != KIND_COLUMN ||
            !((const ColumnObject *)dependency.on)->inherited) {
            i++;
            continue;
        }
        vec_remove(&object->dependencies, i);
        original = inherited_from(dependency.on);
        if (original != NULL)
            object_depend(reader->arena, object, original, dependency.type);
    }
}

void finish_table(Reader *reader, Object *object, Draft *draft)
{
    TableObject *table = (TableObject *)object;

    for (size_t i = 0; i < object->children.count; i++) {
        const InheritanceObject *link = (const InheritanceObject *)object->children.items[i];

        if (link->object.kind == KIND_INHERITANCE && link->bound == NULL)
            vec_push(reader->arena, &table->inherits, reader_object_sql(reader, link->of));
    }
    if (table->partition_strategy != NULL && draft->node != NULL)
        finish_partition_key(reader, object, draft);
    for (size_t i = 0; table->partition_strategy != NULL && i < object->children.count; i++) {
        IndexObject *index = (IndexObject *)object->children.items[i];

        if (index->object.kind == KIND_INDEX)
            mark_if_incomplete(reader, index);
    }
}

static bool keeps_toast_options(const Object *object)
{
    const TableObject *table = (const TableObject *)object;

    for (size_t i = 0; object->kind == KIND_TABLE && i < table->options.count; i++)
        if (option_is_of_toast(&table->options.items[i]))
            return table_first_toasted(object) != NULL;
    return true;
}

void finish_toast_options(Reader *reader)
{
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        TableObject *table = (TableObject *)reader->model->objects.items[i];

        if (!keeps_toast_options(&table->object))
            table->options = options_without_toast(reader->arena, &table->options);
    }
}
