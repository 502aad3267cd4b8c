#include "sqlread/inheritance.h"

/*
 * What tables have from their parents: by INHERITS columns, defaults and checks; by PARTITION OF also keys, indexes,
 * foreign keys and triggers. The members are objects of the child table, as on the server; those that nobody wrote are
 * marked. Source: MergeAttributes(), MergeConstraintsIntoExisting(), AttachPartitionEnsureIndexes(),
 * CloneForeignKeyConstraints(), CloneRowTriggersToPartition().
 */

/* ---- Links ---- */

static Object *link_table(const Object *link)
{
    return link->parent;
}

static bool is_partition(const Object *link)
{
    return ((const InheritanceObject *)link)->bound != NULL;
}

static ObjectVec *inheritors(Object *table)
{
    return &((TableObject *)table)->inheritors;
}

Object *reader_inheritance(const Object *table, const Object *parent)
{
    for (size_t i = 0; i < table->children.count; i++) {
        Object *child = table->children.items[i];

        if (child->kind == KIND_INHERITANCE &&
            (parent == NULL || ((const InheritanceObject *)child)->of == parent))
            return child;
    }
    return NULL;
}

Object **inheritance_whole_of(Object *object)
{
    switch (object->kind) {
    case KIND_PRIMARY_KEY:
    case KIND_UNIQUE:
        return &((KeyObject *)object)->whole;
    case KIND_INDEX:
        return &((IndexObject *)object)->whole;
    case KIND_EXCLUSION:
        return &((ExclusionObject *)object)->whole;
    case KIND_FOREIGN_KEY:
        return &((ForeignKeyObject *)object)->whole;
    case KIND_TRIGGER:
        return &((TriggerObject *)object)->whole;
    default:
        return NULL;
    }
}

/* A column whose NOT NULL the tables below have as well. */
static bool gives_not_null(const Object *original)
{
    const ColumnObject *column = (const ColumnObject *)original;

    return original->kind == KIND_COLUMN && column->not_null && !column->not_null_no_inherit;
}

/* True when a parent other than that of the link has such a member, or with `not_null`, such a column that is NOT NULL. */
static bool has_from_others(const Object *member, const Object *link, bool not_null)
{
    const Object *table = member->parent;

    for (size_t i = 0; i < table->children.count; i++) {
        const Object *other = table->children.items[i];
        const Object *found =
            other->kind == KIND_INHERITANCE && other != link
                ? object_child(((const InheritanceObject *)other)->of, member->kind, member->name)
                : NULL;

        if (found != NULL && (!not_null || gives_not_null(found)))
            return true;
    }
    return false;
}

/* ---- Copies ---- */

static void copy_draft(Reader *reader, Object *copy, const Object *original)
{
    Draft *draft = draft_of(reader, copy);
    const Draft *from = draft_of(reader, original);

    if (from == NULL)
        return;
    draft->place = from->place;
    draft->place.external = copy->external;
    draft->node = from->node;
    draft->type = from->type;
    draft->expr = from->expr;
    draft->check = from->check;
    draft->copied = true;
}

static Object *new_copy(Reader *reader, Object *table, const Object *original, const char *name)
{
    Object *copy = reader_new_object(reader, original->kind, table,
                                     original->kind == KIND_INDEX ? table->schema : NULL, name, -1);

    copy->external = table->external;
    copy->implicit = true;
    copy_draft(reader, copy, original);
    return copy;
}

static void copy_default(Reader *reader, Object *column, const Object *original)
{
    const Object *value = object_child(original, KIND_DEFAULT, NULL);
    Object *copy;

    if (value == NULL || object_child(column, KIND_DEFAULT, NULL) != NULL)
        return;
    copy = reader_set_child(reader, KIND_DEFAULT, column, "");
    copy->external = column->external;
    copy->implicit = true;
    copy_draft(reader, copy, value);
}

static ReadResult inherit_column(Reader *reader, Object *table, const Object *original)
{
    const ColumnObject *from = (const ColumnObject *)original;
    const bool not_null = gives_not_null(original);
    Object *object = object_child(table, KIND_COLUMN, original->name);
    ColumnObject *column = (ColumnObject *)object;

    if (object != NULL) {
        if (!column->not_null && not_null)
            reader_inherit_not_null(reader, object, original);
        return READ_DONE;
    }
    object = new_copy(reader, table, original, original->name);
    column = (ColumnObject *)object;
    column->number = next_column_number(table);
    column->type = from->type;
    column->collation = from->collation;
    column->storage = from->storage;
    column->compression = from->compression;
    column->computed_on_read = from->computed_on_read;
    column->inherited = true;
    if (reader_add(reader, object) != READ_DONE)
        return READ_FAILED;
    if (not_null)
        reader_inherit_not_null(reader, object, original);
    copy_default(reader, object, original);
    return READ_DONE;
}

static ReadResult inherit_check(Reader *reader, Object *table, const Object *original)
{
    const CheckObject *from = (const CheckObject *)original;
    CheckObject *check;

    if (from->no_inherit || object_child(table, KIND_CHECK, original->name) != NULL)
        return READ_DONE;
    check = (CheckObject *)new_copy(reader, table, original, original->name);
    check->not_enforced = from->not_enforced;
    check->not_valid = from->not_valid;
    check->inherited = true;
    if (reader_add(reader, &check->object) != READ_DONE)
        return READ_FAILED;
    reader_note_constraint(reader, &check->object);
    return READ_DONE;
}

/* ---- Parts of keys and indexes ---- */

static bool same_texts(const TextVec *a, const TextVec *b)
{
    const Attribute names = {.type = ATTRIBUTE_NAMES};

    return attribute_equal(&names, a, b);
}

static bool same_key(const KeyObject *a, const KeyObject *b)
{
    return same_texts(&a->columns, &b->columns) && same_texts(&a->include, &b->include) &&
           a->without_overlaps == b->without_overlaps &&
           a->nulls_not_distinct == b->nulls_not_distinct && a->deferrable == b->deferrable &&
           a->initially_deferred == b->initially_deferred;
}

static bool same_index(const Reader *reader, const Object *a, const Object *b)
{
    const IndexStmt *left = castNode(IndexStmt, draft_of(reader, a)->node);
    const IndexStmt *right = castNode(IndexStmt, draft_of(reader, b)->node);
    int count = list_length(left->indexParams);

    if (left->unique != right->unique || left->nulls_not_distinct != right->nulls_not_distinct ||
        strcmp(left->accessMethod, right->accessMethod) != 0 ||
        list_length(right->indexParams) != count ||
        list_length(left->indexIncludingParams) != list_length(right->indexIncludingParams) ||
        !equal(left->whereClause, right->whereClause) ||
        !same_texts(&((const IndexObject *)a)->include, &((const IndexObject *)b)->include))
        return false;
    for (int i = 0; i < count; i++) {
        const IndexElem *x = list_nth_node(IndexElem, left->indexParams, i);
        const IndexElem *y = list_nth_node(IndexElem, right->indexParams, i);

        /* The order of its keys does not matter to CompareIndexInfo(). */
        if (!text_equal(x->name, y->name) || !equal(x->expr, y->expr) ||
            !equal(x->collation, y->collation) || !equal(x->opclass, y->opclass))
            return false;
    }
    return true;
}

static bool same_foreign_key(const Reader *reader, const Object *a, const Object *b)
{
    const ForeignKeyObject *left = (const ForeignKeyObject *)a;
    const ForeignKeyObject *right = (const ForeignKeyObject *)b;
    const Constraint *x = castNode(Constraint, draft_of(reader, a)->node);
    const Constraint *y = castNode(Constraint, draft_of(reader, b)->node);

    return same_texts(&left->columns, &right->columns) &&
           strcmp(x->pktable->relname, y->pktable->relname) == 0 &&
           equal(x->pk_attrs, y->pk_attrs) && left->period == right->period &&
           text_equal(left->match, right->match) && text_equal(left->on_update, right->on_update) &&
           text_equal(left->on_delete, right->on_delete) && left->deferrable == right->deferrable &&
           left->initially_deferred == right->initially_deferred;
}

/* What the table has already that can be the part. */
static Object *find_part(const Reader *reader, const Object *table, Object *whole)
{
    for (size_t i = 0; i < table->children.count; i++) {
        Object *child = table->children.items[i];

        if (child->kind != whole->kind || *inheritance_whole_of(child) != NULL ||
            draft_of(reader, child) == NULL || draft_of(reader, whole) == NULL)
            continue;
        if (child->kind == KIND_INDEX         ? same_index(reader, child, whole)
            : child->kind == KIND_FOREIGN_KEY ? same_foreign_key(reader, child, whole)
            : child->kind == KIND_EXCLUSION
                ? equal(draft_of(reader, child)->node, draft_of(reader, whole)->node)
                : same_key((const KeyObject *)child, (const KeyObject *)whole))
            return child;
    }
    return NULL;
}

static void set_not_null(Reader *reader, const Object *table, const Object *whole)
{
    const TextVec *columns = &((const KeyObject *)whole)->columns;

    for (size_t i = 0; i < columns->count; i++) {
        Object *column = object_child(table, KIND_COLUMN, columns->items[i]);
        const Object *above = object_child(whole->parent, KIND_COLUMN, columns->items[i]);

        if (column != NULL && above != NULL && !((ColumnObject *)column)->not_null)
            reader_inherit_not_null(reader, column, above);
    }
}

static const char *part_name(Reader *reader, const Object *table, const Object *whole)
{
    TextVec columns = {0};

    switch (whole->kind) {
    case KIND_PRIMARY_KEY:
        return reader_choose_relation_name(reader, table->schema, table->name, NULL, "pkey");
    case KIND_UNIQUE:
        return reader_choose_relation_name(
            reader, table->schema, table->name,
            reader_join_key_columns(reader, &((const KeyObject *)whole)->columns,
                                    &((const KeyObject *)whole)->include),
            "key");
    case KIND_INDEX:
        return reader_choose_index_name(reader, table,
                                        castNode(IndexStmt, draft_of(reader, whole)->node));
    case KIND_FOREIGN_KEY:
        columns = ((const ForeignKeyObject *)whole)->columns;
        if (model_find(reader->model, NAMESPACE_CONSTRAINT, table, NULL, whole->name, NULL) == NULL)
            return whole->name;
        return reader_choose_constraint_name(reader, table, table->name,
                                             reader_join_columns(reader, &columns), "fkey");
    default:
        return reader_choose_exclusion_name(reader, table,
                                            castNode(Constraint, draft_of(reader, whole)->node));
    }
}

static size_t item_size(const Attribute *attribute)
{
    switch (attribute->type) {
    case ATTRIBUTE_NAMES:
    case ATTRIBUTE_TEXTS:
        return sizeof(const char *);
    case ATTRIBUTE_OPTIONS:
        return sizeof(Option);
    case ATTRIBUTE_ITEMS:
        return attribute->items->size;
    default:
        return 0;
    }
}

/* All members but what tells the objects apart; lists get a memory of their own. */
static void copy_members(Arena *arena, Object *copy, const Object *original)
{
    const KindOps *ops = kind_ops(original->kind);

    memcpy((char *)copy + sizeof(Object), (const char *)original + sizeof(Object),
           ops->size - sizeof(Object));
    for (size_t i = 0; ops->attributes[i].name != NULL; i++) {
        size_t size = item_size(&ops->attributes[i]);
        ItemVec *list = (ItemVec *)(void *)((char *)copy + ops->attributes[i].offset);

        if (size == 0 || list->count == 0)
            continue;
        list->items =
            memcpy(arena_alloc(arena, list->count * size), list->items, list->count * size);
        list->capacity = list->count;
    }
}

/* A name that the server would have given, as pg_dump writes it, is none of its own. */
static void become_part(Reader *reader, Object *part, Object *whole)
{
    const Object *table = part->parent;
    const char *name = NULL;

    *inheritance_whole_of(part) = whole;
    switch (part->kind) {
    case KIND_PRIMARY_KEY:
        name = reader_object_name(reader, table->name, NULL, "pkey");
        break;
    case KIND_UNIQUE:
        name =
            reader_object_name(reader, table->name,
                               reader_join_key_columns(reader, &((const KeyObject *)part)->columns,
                                                       &((const KeyObject *)part)->include),
                               "key");
        break;
    case KIND_INDEX:
        name = reader_index_name(reader, table, castNode(IndexStmt, draft_of(reader, part)->node));
        break;
    case KIND_FOREIGN_KEY:
        name = whole->name;
        break;
    default:
        break;
    }
    if (text_equal(name, part->name))
        part->implicit = true;
}

static ReadResult make_part(Reader *reader, Object *table, Object *whole)
{
    Object *part = find_part(reader, table, whole);

    if (part != NULL) {
        become_part(reader, part, whole);
        return READ_DONE;
    }
    part = new_copy(reader, table, whole, part_name(reader, table, whole));
    copy_members(reader->arena, part, whole);
    *inheritance_whole_of(part) = whole;
    if (part->kind == KIND_PRIMARY_KEY)
        set_not_null(reader, table, whole);
    if (reader_add(reader, part) != READ_DONE)
        return READ_FAILED;
    if (part->kind != KIND_INDEX)
        reader_note_constraint(reader, part);
    return reader_pass_on(reader, part);
}

/* True for a trigger, and for those that it is a copy of. */
static bool is_taken_by(const Object *taker, Object *trigger)
{
    while (trigger != NULL && trigger != taker)
        trigger = *inheritance_whole_of(trigger);
    return trigger != NULL;
}

/*
 * A copy of a trigger, which has the state that the trigger has. A table that is attached must not have a trigger of the
 * name. That of a partition is taken for the copy when CREATE OR REPLACE has found it: then it is that of the whole already.
 */
static ReadResult make_clone(Reader *reader, Object *table, Object *whole)
{
    Object *clone = object_child(table, KIND_TRIGGER, whole->name);
    const bool is_new = clone == NULL;

    if (!is_new && !is_taken_by(*inheritance_whole_of(clone), whole))
        return reader_fail_second(
            reader, reader_word(reader, whole->name), "duplicate", clone,
            "%s has a trigger \"%s\" already, and gets one of that name as a partition of %s",
            object_id(reader->scratch, table), whole->name,
            object_id(reader->scratch, whole->parent));
    if (is_new) {
        clone = new_copy(reader, table, whole, whole->name);
    } else {
        clone->implicit = true;
        copy_draft(reader, clone, whole);
    }
    copy_members(reader->arena, clone, whole);
    *inheritance_whole_of(clone) = whole;
    if (is_new && reader_add(reader, clone) != READ_DONE)
        return READ_FAILED;
    return reader_pass_on(reader, clone);
}

/* At every level; each gets its own whole when the trigger is passed on. */
static void take_from(const Object *table, Object *trigger)
{
    const ObjectVec *links = &((const TableObject *)table)->inheritors;

    for (size_t i = 0; i < links->count; i++) {
        const Object *partition = link_table(links->items[i]);
        Object *other = is_partition(links->items[i])
                            ? object_child(partition, KIND_TRIGGER, trigger->name)
                            : NULL;

        if (other != NULL)
            *inheritance_whole_of(other) = trigger;
        take_from(partition, trigger);
    }
}

void reader_take_for_clones(Object *trigger)
{
    take_from(trigger->parent, trigger);
}

Object *reader_whole_of(Object *object)
{
    Object **whole = inheritance_whole_of(object);

    return whole == NULL ? NULL : *whole;
}

ReadResult reader_refuse_part(Reader *reader, Object *part, const char *verb)
{
    Object *whole = reader_whole_of(part);
    Diag *diag = diag_error(reader->diags, "part-of-whole",
                            reader_span(reader, reader_word(reader, part->name)),
                            "cannot %s %s \"%s\": it is a part of \"%s\" of the partitioned table",
                            verb, reader_kind_words(part), object_id(reader->scratch, part),
                            object_id(reader->scratch, whole));

    diag_hint(reader->diags, diag, "%s that instead", verb);
    diag->related = reader_name_span(reader, whole);
    diag->related_message = "the whole is here";
    return READ_FAILED;
}

/* ---- Passing on ---- */

/* A foreign table has no indexes: that of a partitioned table passes it by, unless it is to keep rows apart. */
static ReadResult refuse_foreign_part(Reader *reader, const Object *table, const Object *member)
{
    if (inheritance_whole_of((Object *)member) == NULL ||
        (member->kind == KIND_INDEX && !((const IndexObject *)member)->unique))
        return READ_DONE;
    return reader_fail(reader, reader_word(reader, table->name), "wrong-kind",
                       "the foreign table %s cannot be a partition of %s, which has the %s \"%s\"",
                       object_id(reader->scratch, table),
                       object_id(reader->scratch, member->parent), reader_kind_words(member),
                       member->name);
}

static ReadResult pass_to(Reader *reader, Object *table, Object *member, bool partition)
{
    Object *received;
    ReadResult result = READ_DONE;

    if (member->kind == KIND_COLUMN)
        result = inherit_column(reader, table, member);
    else if (member->kind == KIND_CHECK)
        result = inherit_check(reader, table, member);
    else if (member->kind == KIND_TRIGGER)
        return partition && ((const TriggerObject *)member)->for_each_row
                   ? make_clone(reader, table, member)
                   : READ_DONE;
    else if (partition && table->kind == KIND_FOREIGN_TABLE)
        return refuse_foreign_part(reader, table, member);
    else if (partition && inheritance_whole_of(member) != NULL)
        return make_part(reader, table, member);
    else
        return READ_DONE;
    received = object_child(table, member->kind, member->name);
    return result == READ_DONE && received != NULL ? reader_pass_on(reader, received) : result;
}

ReadResult reader_pass_on(Reader *reader, Object *member)
{
    ObjectVec *links;
    ReadResult result = READ_DONE;

    if (member->parent == NULL || !object_is_table(member->parent))
        return READ_DONE;
    links = inheritors(member->parent);
    for (size_t i = 0; i < links->count && result == READ_DONE; i++)
        result =
            pass_to(reader, link_table(links->items[i]), member, is_partition(links->items[i]));
    return result;
}

/* A table that exists already has to bring along what its parent has. */
static ReadResult check_members(Reader *reader, Object *table, const Object *parent, bool partition)
{
    for (size_t i = 0; i < parent->children.count; i++) {
        Object *original = parent->children.items[i];
        Object *own = object_child(table, original->kind, original->name);

        if (member_inherited_flag(original) == NULL ||
            (original->kind == KIND_CHECK && ((const CheckObject *)original)->no_inherit))
            continue;
        if (own == NULL)
            return reader_fail(reader, reader_word(reader, parent->name), "missing-member",
                               "%s lacks %s \"%s\" of its new parent %s",
                               object_id(reader->scratch, table), kind_label(original->kind),
                               original->name, object_id(reader->scratch, parent));
        /* What a partition has in common with its table is never its own. */
        if (partition)
            *member_inherited_flag(own) = true;
        if (partition && gives_not_null(original))
            ((ColumnObject *)own)->not_null_inherited = ((ColumnObject *)own)->not_null;
    }
    return READ_DONE;
}

/* Tables may have many parents, and these the same ones: each is looked at once. */
static bool descends_from(Reader *reader, const Object *table, Object *ancestor)
{
    Map *seen = map_new(reader->scratch);
    ObjectVec tables = {0};

    /* A table without children, as each new one is, is nobody's ancestor. */
    if (!object_is_table(ancestor) || inheritors(ancestor)->count == 0)
        return false;
    for (size_t next = 0; table != ancestor; table = tables.items[next++]) {
        for (size_t i = 0; i < table->children.count; i++) {
            Object *child = table->children.items[i];

            if (child->kind != KIND_INHERITANCE)
                continue;
            child = ((InheritanceObject *)child)->of;
            if (map_put(seen, child->key, child) == NULL)
                vec_push(reader->scratch, &tables, child);
        }
        if (next == tables.count)
            return false;
    }
    return true;
}

static ReadResult check_parent(Reader *reader, Object *table, const Object *parent,
                               const char *bound)
{
    const char *strategy =
        object_is_table(parent) ? ((const TableObject *)parent)->partition_strategy : NULL;

    if (!object_is_table(parent) || (strategy == NULL && bound != NULL))
        return reader_fail(reader, reader_word(reader, parent->name), "wrong-kind",
                           "%s is not a%s table", object_id(reader->scratch, parent),
                           bound == NULL ? "" : " partitioned");
    if (strategy != NULL && bound == NULL)
        return reader_fail(
            reader, reader_word(reader, parent->name), "wrong-kind",
            "%s is partitioned: tables are attached to it with bounds, not by INHERIT",
            object_id(reader->scratch, parent));
    if (table == parent || descends_from(reader, parent, table))
        return reader_fail(reader, reader_word(reader, parent->name), "circular-inheritance",
                           "%s cannot be its own ancestor", object_id(reader->scratch, table));
    if (reader_inheritance(table, bound != NULL ? NULL : parent) != NULL)
        return reader_fail(reader, reader_word(reader, parent->name), "duplicate",
                           "%s is a child of %s already", object_id(reader->scratch, table),
                           object_id(reader->scratch, parent));
    return READ_DONE;
}

/* A column that several parents have has the default of the first that gives it one: MergeAttributes(). */
static void merge_default(Reader *reader, const Object *table, const Object *original)
{
    Object *column =
        original->kind == KIND_COLUMN ? object_child(table, KIND_COLUMN, original->name) : NULL;

    if (column != NULL && draft_of(reader, column)->expr == NULL)
        copy_default(reader, column, original);
}

ReadResult reader_inherit(Reader *reader, Object *table, Object *parent, const char *bound,
                          bool is_new)
{
    InheritanceObject *link;
    ReadResult result = check_parent(reader, table, parent, bound);

    if (result == READ_DONE && !is_new)
        result = check_members(reader, table, parent, bound != NULL);
    if (result != READ_DONE)
        return result;
    link = (InheritanceObject *)reader_new_object(reader, KIND_INHERITANCE, table, NULL,
                                                  reader_object_sql(reader, parent), -1);
    link->object.external = table->external;
    link->of = parent;
    link->bound = bound;
    link->number = 1;
    for (size_t i = 0; i < table->children.count; i++) {
        const Object *other = table->children.items[i];

        if (other->kind == KIND_INHERITANCE &&
            ((const InheritanceObject *)other)->number >= link->number)
            link->number = ((const InheritanceObject *)other)->number + 1;
    }
    result = reader_add(reader, &link->object);
    if (result != READ_DONE)
        return result;
    vec_push(reader->arena, inheritors(parent), &link->object);
    for (size_t i = 0; i < parent->children.count && result == READ_DONE; i++) {
        result = pass_to(reader, table, parent->children.items[i], bound != NULL);
        if (is_new && result == READ_DONE)
            merge_default(reader, table, parent->children.items[i]);
    }
    return result;
}

/* ---- Letting go ---- */

static void leave_parent(Object *link)
{
    ObjectVec *links = inheritors(((InheritanceObject *)link)->of);

    for (size_t i = 0; i < links->count; i++)
        if (links->items[i] == link) {
            vec_remove(links, i);
            return;
        }
}

void reader_disinherit(Reader *reader, Object *link)
{
    Object *table = link_table(link);
    const Object *parent = ((InheritanceObject *)link)->of;

    for (size_t i = table->children.count; i-- > 0;) {
        Object *member = table->children.items[i];
        bool *inherited = member_inherited_flag(member);
        Object **whole = inheritance_whole_of(member);

        if (inherited != NULL && *inherited && !has_from_others(member, link, false))
            *inherited = member->implicit = false;
        if (member->kind == KIND_COLUMN && ((ColumnObject *)member)->not_null &&
            !has_from_others(member, link, true))
            ((ColumnObject *)member)->not_null_inherited = false;
        if (whole == NULL || *whole == NULL || (*whole)->parent != parent)
            continue;
        if (member->kind == KIND_TRIGGER) /* DropClonedTriggersFromPartition() */
            reader_forget(reader, member);
        else
            *whole = NULL;
    }
    leave_parent(link);
    model_remove(reader->model, link);
}

void reader_leave_members(const Object *member)
{
    const ObjectVec *links = inheritors(member->parent);

    for (size_t i = 0; i < links->count; i++) {
        const Object *link = links->items[i];
        Object *heir = object_child(link_table(link), member->kind, member->name);

        if (heir == NULL)
            continue;
        *member_inherited_flag(heir) = heir->implicit = false;
        if (heir->kind == KIND_COLUMN && !has_from_others(heir, link, true))
            ((ColumnObject *)heir)->not_null_inherited = false;
    }
}

static void forget_parts(Reader *reader, const Object *whole)
{
    ObjectVec parts = {0};

    reader_parts(whole, reader->scratch, &parts);
    for (size_t i = 0; i < parts.count; i++)
        reader_forget(reader, parts.items[i]);
}

static void forget_members(Reader *reader, const Object *member)
{
    ObjectVec *links = inheritors(member->parent);

    for (size_t i = 0; i < links->count; i++) {
        const Object *link = links->items[i];
        Object *heir = object_child(link_table(link), member->kind, member->name);

        if (heir != NULL && *member_inherited_flag(heir) && !has_from_others(heir, link, false))
            reader_forget(reader, heir);
    }
}

void reader_forget_inherited(Reader *reader, Object *object)
{
    if (object->kind == KIND_INHERITANCE) {
        leave_parent(object);
    } else if (object_is_table(object)) {
        while (inheritors(object)->count > 0) {
            Object *link = inheritors(object)->items[0];

            /* Partitions go with their table. */
            if (is_partition(link))
                reader_forget(reader, link_table(link));
            else
                reader_disinherit(reader, link);
        }
        for (size_t i = 0; i < object->children.count; i++)
            if (object->children.items[i]->kind == KIND_INHERITANCE)
                leave_parent(object->children.items[i]);
    } else if (object->parent != NULL && object_is_table(object->parent)) {
        if (member_inherited_flag(object) != NULL)
            forget_members(reader, object);
        else if (inheritance_whole_of(object) != NULL)
            forget_parts(reader, object);
    }
}

ReadResult reader_attach_index(Reader *reader, Object *index, Object *part)
{
    const Object *link =
        part->parent == NULL ? NULL : reader_inheritance(part->parent, index->parent);

    if (index->kind != part->kind || inheritance_whole_of(part) == NULL || link == NULL)
        return reader_fail(reader, reader_word(reader, part->name), "wrong-kind",
                           "%s cannot be a part of %s", object_id(reader->scratch, part),
                           object_id(reader->scratch, index));
    become_part(reader, part, index);
    return READ_DONE;
}

void reader_parts(const Object *whole, Arena *arena, ObjectVec *parts)
{
    const ObjectVec *links =
        object_is_table(whole->parent) ? inheritors(whole->parent) : &(ObjectVec){0};

    for (size_t i = 0; i < links->count; i++) {
        const Object *table = link_table(links->items[i]);

        for (size_t j = 0; j < table->children.count; j++)
            if (reader_whole_of(table->children.items[j]) == whole)
                vec_push(arena, parts, table->children.items[j]);
    }
}
