#include "sqlread/foreign.h"
#include "sqlread/schemaless.h"
#include "sqlread/uses.h"

/* DROP and ALTER TABLE … DROP: what uses the dropped object goes along by CASCADE, and is an error without it. */

typedef struct Dropping {
    Reader *reader;
    Arena *scratch;
    ObjectVec spared; /* dropped by the same statement */
    bool cascade;
} Dropping;

static bool mentions_column(Reader *reader, const Object *object, const char *column)
{
    Arena *scratch = arena_new();
    bool mentions = object_uses(reader, scratch, (Object *)object, object->parent, column);

    arena_free(scratch);
    return mentions;
}

/* ---- Foreign keys need the key that they point at -------------------------------------------------------------- */

static void target_columns(Reader *reader, const Object *key, const Object *table, TextVec *columns)
{
    const Constraint *constraint = castNode(Constraint, draft_of(reader, key)->node);
    const Object *primary = object_child(table, KIND_PRIMARY_KEY, NULL);

    columns->count = 0;
    if (constraint->pk_attrs != NIL)
        reader_texts(reader, constraint->pk_attrs, columns);
    else if (primary != NULL)
        *columns = ((const KeyObject *)primary)->columns;
}

static bool points_at(const Dropping *dropping, Object *key, const Object *table)
{
    return key->kind == KIND_FOREIGN_KEY && key->draft != NULL &&
           object_uses(dropping->reader, dropping->scratch, key, table, NULL);
}

static bool same_names(const TextVec *a, const TextVec *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!texts_have(b, a->items[i]))
            return false;
    return true;
}

/* The foreign key that would have no key to point at. */
static Object *user_of_key(const Dropping *dropping, const Object *key)
{
    const ObjectVec *objects = &dropping->reader->model->objects;
    const Object *table = key->parent;
    TextVec columns = {0};

    if (key->kind != KIND_PRIMARY_KEY && key->kind != KIND_UNIQUE)
        return NULL;
    for (size_t i = 0; i < table->children.count; i++) {
        const Object *other = table->children.items[i];

        if (other != key && (other->kind == KIND_PRIMARY_KEY || other->kind == KIND_UNIQUE) &&
            same_names(&((const KeyObject *)other)->columns, &((const KeyObject *)key)->columns))
            return NULL; /* that one serves */
    }
    for (size_t i = 0; i < objects->count; i++) {
        if (!points_at(dropping, objects->items[i], table))
            continue;
        target_columns(dropping->reader, objects->items[i], table, &columns);
        if (same_names(&columns, &((const KeyObject *)key)->columns))
            return objects->items[i];
    }
    return NULL;
}

/* ---- Users ---------------------------------------------------------------------------------------------------- */

static bool is_spared(const Dropping *dropping, const Object *object)
{
    for (; object != NULL; object = object->parent)
        for (size_t i = 0; i < dropping->spared.count; i++)
            if (dropping->spared.items[i] == object)
                return true;
    return false;
}

static bool inherits_from(const Object *table, const Object *parent)
{
    return object_is_table(table) && reader_inheritance(table, parent) != NULL;
}

/* An operator class and its family. */
static bool belongs_to(const Object *object, const Object *family)
{
    for (size_t i = 0; object->kind == KIND_OPERATOR_CLASS && i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on == family)
            return true;
    return false;
}

static Object *user_of_object(const Dropping *dropping, const Object *object)
{
    const ObjectVec *objects = &dropping->reader->model->objects;
    Namespace space = kind_namespace(object->kind);

    if (space != NAMESPACE_RELATION && space != NAMESPACE_ROUTINE && space != NAMESPACE_TYPE &&
        space != NAMESPACE_OPERATOR_FAMILY && space != NAMESPACE_FOREIGN_DATA_WRAPPER &&
        space != NAMESPACE_SERVER)
        return NULL;
    for (size_t i = 0; i < objects->count; i++) {
        Object *other = objects->items[i];

        if (reader_hangs_on_foreign(other, object) &&
            (other->parent == object || !is_spared(dropping, other)))
            return other;
        if (object_root(other) == object_root(object) || is_spared(dropping, other))
            continue;
        if (inherits_from(other, object) || belongs_to(other, object) ||
            object_uses(dropping->reader, dropping->scratch, other, object, NULL))
            /* A table goes with its type. */
            return other->kind == KIND_TABLE_TYPE ? other->parent : other;
    }
    return NULL;
}

/* What calls the functions that come with a type, or with what hangs on that. */
static Object *user_of_functions(const Dropping *dropping, const Object *type)
{
    Object *user = NULL;

    for (size_t i = 0; i < type->children.count && user == NULL; i++) {
        const Object *child = type->children.items[i];

        if (child->kind == KIND_RANGE_FUNCTION || child->kind == KIND_MULTIRANGE_TYPE)
            user = user_of_object(dropping, child);
        if (child->kind == KIND_MULTIRANGE_TYPE && user == NULL)
            user = user_of_functions(dropping, child);
    }
    return user;
}

/* What of its own table goes with a column without a word; the server calls it an automatic dependency. */
static bool goes_with_column(Reader *reader, const Object *child, const Object *column)
{
    const TextVec *lists[2] = {NULL, NULL};

    switch (child->kind) {
    case KIND_PRIMARY_KEY:
    case KIND_UNIQUE:
        lists[0] = &((const KeyObject *)child)->columns;
        lists[1] = &((const KeyObject *)child)->include;
        break;
    case KIND_FOREIGN_KEY:
        lists[0] = &((const ForeignKeyObject *)child)->columns;
        break;
    case KIND_INDEX: {
        const IndexObject *index = (const IndexObject *)child;

        for (size_t i = 0; i < index->keys.count; i++)
            if (text_equal(index->keys.items[i].column, column->name))
                return true;
        lists[0] = &index->include;
        break;
    }
    case KIND_STATISTIC:
        lists[0] = &((const StatisticObject *)child)->columns;
        break;
    case KIND_CHECK:
        break;
    default:
        return false;
    }
    for (size_t i = 0; i < lengthof(lists); i++)
        if (lists[i] != NULL && texts_have(lists[i], column->name))
            return true;
    return (child->kind == KIND_CHECK || child->kind == KIND_INDEX ||
            child->kind == KIND_STATISTIC) &&
           mentions_column(reader, child, column->name);
}

/* Named in the column list of a publication. */
static bool publishes_column(const Object *object, const Object *column)
{
    const PublicationTableObject *table = (const PublicationTableObject *)object;

    return object->kind == KIND_PUBLICATION_TABLE && table->of == column->parent &&
           texts_have(&table->columns, column->name);
}

static Object *user_of_column(const Dropping *dropping, const Object *column)
{
    const ObjectVec *objects = &dropping->reader->model->objects;
    const Object *table = column->parent;
    TextVec columns = {0};

    for (size_t i = 0; i < objects->count; i++) {
        Object *other = objects->items[i];

        if (other == column || other->parent == column)
            continue;
        if (object_uses(dropping->reader, dropping->scratch, other, table, column->name) ||
            publishes_column(other, column) ||
            (other->kind == KIND_TRIGGER && other->parent == table &&
             texts_have(&((const TriggerObject *)other)->update_columns, column->name)))
            return other;
        if (points_at(dropping, other, table)) {
            target_columns(dropping->reader, other, table, &columns);
            if (texts_have(&columns, column->name))
                return other;
        }
    }
    return NULL;
}

static ReadResult refuse(const Dropping *dropping, const Object *object, const Object *user)
{
    Reader *reader = dropping->reader;
    Diag *diag =
        diag_error(reader->diags, "in-use", reader_span(reader, reader_word(reader, object->name)),
                   "cannot drop %s \"%s\": %s \"%s\" needs it", reader_kind_words(object),
                   object_id(reader->scratch, object), reader_kind_words(user),
                   object_id(reader->scratch, user));

    diag_hint(reader->diags, diag, "drop that first, or everything that needs it with CASCADE");
    diag->related = reader_name_span(reader, user);
    diag->related_message = "needed here";
    return READ_FAILED;
}

/* ---- Dropping ------------------------------------------------------------------------------------------------- */

static ReadResult drop_object(Dropping *dropping, Object *object);
static ReadResult drop_column(Dropping *dropping, Object *column);

static ReadResult drop_user(Dropping *dropping, Object *user)
{
    return user->kind == KIND_COLUMN ? drop_column(dropping, user) : drop_object(dropping, user);
}

/* The sequences that a column owns go with it; what else takes numbers from them is in the way. */
static ReadResult drop_owned_sequences(Dropping *dropping, Object *column)
{
    const ObjectVec *objects = &dropping->reader->model->objects;
    ReadResult result = READ_DONE;

    vec_push(dropping->scratch, &dropping->spared, column);
    for (size_t i = 0; i < objects->count && result == READ_DONE;) {
        const Object *owner = objects->items[i];

        if (owner->kind == KIND_SEQUENCE_OWNER && owner->dependencies.count > 0 &&
            owner->dependencies.items[0].on == column) {
            result = drop_object(dropping, owner->parent);
            i = 0;
        } else {
            i++;
        }
    }
    return result;
}

/* Partitions go with their table; those that the same statement names are left to it. */
static Object *next_partition(const Dropping *dropping, const Object *table)
{
    const ObjectVec *links =
        object_is_table(table) ? &((const TableObject *)table)->inheritors : &(ObjectVec){0};

    for (size_t i = 0; i < links->count;) {
        Object *link = links->items[i];

        if (((InheritanceObject *)link)->bound != NULL && !is_spared(dropping, link->parent))
            return link->parent;
        if (is_spared(dropping, link->parent))
            reader_disinherit(dropping->reader, link);
        else
            i++;
    }
    return NULL;
}

static ReadResult drop_all_in_schema(Dropping *dropping, const Object *schema)
{
    const ObjectVec *objects = &dropping->reader->model->objects;
    ReadResult result = READ_DONE;

    for (size_t i = 0; i < objects->count && result == READ_DONE;) {
        Object *object = objects->items[i];

        if (!text_equal(object->schema, schema->name) ||
            (object->parent != NULL && text_equal(object_schema(object->parent), schema->name))) {
            i++;
            continue;
        }
        if (!dropping->cascade)
            return refuse(dropping, schema, object);
        result = drop_object(dropping, object);
        i = 0;
    }
    return result;
}

static ReadResult drop_object(Dropping *dropping, Object *object)
{
    Reader *reader = dropping->reader;
    Object *user;
    ReadResult result = READ_DONE;

    if (object->kind == KIND_RANGE_FUNCTION)
        object = (Object *)object_root(object);
    while (result == READ_DONE && (user = next_partition(dropping, object)) != NULL)
        result = drop_object(dropping, user);
    /* Publications let go of a table or schema by themselves. */
    reader_forget_published(reader, object);
    if (kind_namespace(object->kind) == NAMESPACE_SCHEMA)
        result = drop_all_in_schema(dropping, object);
    while (result == READ_DONE && ((user = user_of_object(dropping, object)) != NULL ||
                                   (user = user_of_functions(dropping, object)) != NULL ||
                                   (user = user_of_key(dropping, object)) != NULL))
        result = dropping->cascade ? drop_user(dropping, user) : refuse(dropping, object, user);
    if (result != READ_DONE)
        return result;
    for (size_t i = 0; object_is_table(object) && i < object->children.count; i++) {
        if (object->children.items[i]->kind != KIND_COLUMN)
            continue;
        result = drop_owned_sequences(dropping, object->children.items[i]);
        if (result != READ_DONE)
            return result;
    }
    reader_forget(reader, object);
    return READ_DONE;
}

/* True when a parent other than this one has the column as well. */
static bool has_other_source(const Object *column, const Object *parent)
{
    const Object *table = column->parent;

    for (size_t i = 0; i < table->children.count; i++) {
        const InheritanceObject *link = (const InheritanceObject *)table->children.items[i];

        if (link->object.kind == KIND_INHERITANCE && link->of != parent &&
            object_child(link->of, KIND_COLUMN, column->name) != NULL)
            return true;
    }
    return false;
}

/* The columns of the same name that inheriting tables and partitions have from this one. */
static ReadResult drop_inherited(Dropping *dropping, const Object *column)
{
    const ObjectVec *objects = &dropping->reader->model->objects;
    ReadResult result = READ_DONE;

    for (size_t i = 0; result == READ_DONE && i < objects->count; i++) {
        Object *other = objects->items[i];

        if (other->kind != KIND_COLUMN || !((ColumnObject *)other)->inherited ||
            strcmp(other->name, column->name) != 0 ||
            !inherits_from(other->parent, column->parent) ||
            has_other_source(other, column->parent))
            continue;
        result = drop_column(dropping, other);
        i = 0;
    }
    return result;
}

static ReadResult drop_column(Dropping *dropping, Object *column)
{
    Reader *reader = dropping->reader;
    Object *table = column->parent;
    Object *user;

    freeze_stars(reader, table);
    for (size_t i = table->children.count; i-- > 0;) {
        if (i < table->children.count &&
            goes_with_column(reader, table->children.items[i], column)) {
            ReadResult result = drop_object(dropping, table->children.items[i]);

            if (result != READ_DONE)
                return result;
        }
    }
    while ((user = user_of_column(dropping, column)) != NULL) {
        ReadResult result =
            dropping->cascade ? drop_user(dropping, user) : refuse(dropping, column, user);

        if (result != READ_DONE)
            return result;
    }
    if (drop_inherited(dropping, column) != READ_DONE)
        return READ_FAILED;
    if (drop_owned_sequences(dropping, column) != READ_DONE)
        return READ_FAILED;
    reader_forget(reader, column);
    return READ_DONE;
}

ReadResult reader_drop(Reader *reader, Object *object, bool cascade)
{
    Dropping dropping = {.reader = reader, .scratch = arena_new(), .cascade = cascade};
    ReadResult result = drop_user(&dropping, object);

    arena_free(dropping.scratch);
    return result;
}

/* ---- DROP ----------------------------------------------------------------------------------------------------- */

/* What opaque statements call the kinds that DROP can name. */
static const char *opaque_word(ObjectType type)
{
    switch (type) {
    case OBJECT_TYPE:
        return "type";
    case OBJECT_MATVIEW:
    case OBJECT_FOREIGN_TABLE:
    case OBJECT_TABLE:
    case OBJECT_INDEX:
        return "relation";
    default:
        return NULL;
    }
}

static Object *find_opaque(Reader *reader, ObjectType type, Node *name)
{
    const char *word = opaque_word(type);
    const char *schema = NULL;
    const char *simple = NULL;

    if (word == NULL)
        return NULL;
    if (IsA(name, String))
        simple = strVal(name);
    else
        name_parts(IsA(name, TypeName)         ? castNode(TypeName, name)->names
                   : IsA(name, ObjectWithArgs) ? castNode(ObjectWithArgs, name)->objname
                                               : castNode(List, name),
                   &schema, &simple);
    return reader_find_opaque(reader, word, schema, simple);
}

static Object *find_dropped(Reader *reader, const DropStmt *drop, Node *name, bool *known)
{
    Object *object = reader_find_object(reader, drop->removeType, name, known);

    return object != NULL ? object : find_opaque(reader, drop->removeType, name);
}

static ReadResult drop_one(Dropping *dropping, const DropStmt *drop, Node *name)
{
    Reader *reader = dropping->reader;
    bool known;
    Object *object = find_dropped(reader, drop, name, &known);

    if (object == NULL) {
        if (drop->missing_ok)
            return READ_DONE;
        return known ? reader_wait_for_object(reader, drop->removeType, name) : READ_OPAQUE;
    }
    if (!reader_check_kind(reader, drop->removeType, object, "DROP"))
        return READ_FAILED;
    if (drop->removeType == OBJECT_INDEX &&
        (object->kind == KIND_PRIMARY_KEY || object->kind == KIND_UNIQUE))
        return reader_fail(reader, reader_word(reader, object->name), "in-use",
                           "index \"%s\" belongs to a constraint of %s: drop the constraint",
                           object->name, object_id(reader->scratch, object->parent));
    if (object->kind == KIND_RANGE_FUNCTION)
        return reader_fail(reader, reader_word(reader, object->name), "in-use",
                           "function \"%s\" belongs to the range type %s: drop the type",
                           object_id(reader->scratch, object),
                           object_id(reader->scratch, object_root(object)));
    if (object->kind == KIND_IDENTITY)
        return reader_fail(reader,
                           reader_word(reader, ((const IdentityObject *)object)->sequence_name),
                           "in-use", "sequence \"%s\" belongs to the identity column %s",
                           ((const IdentityObject *)object)->sequence_name,
                           object_id(reader->scratch, object->parent));
    if (reader_whole_of(object) != NULL && !is_spared(dropping, reader_whole_of(object)))
        return reader_refuse_part(reader, object, "drop");
    return drop_object(dropping, object);
}

ReadResult read_drop(Reader *reader, Node *node)
{
    DropStmt *drop = castNode(DropStmt, node);
    Dropping dropping = {
        .reader = reader, .scratch = arena_new(), .cascade = drop->behavior == DROP_CASCADE};
    ReadResult result = READ_DONE;
    ListCell *cell;

    foreach(cell, drop->objects)
    {
        bool known;
        Object *object = find_dropped(reader, drop, lfirst(cell), &known);

        if (object != NULL)
            vec_push(dropping.scratch, &dropping.spared, object);
    }
    /* What is dropped is gone, so that a later retry does not meet it again. */
    while (drop->objects != NIL && result == READ_DONE) {
        result = drop_one(&dropping, drop, linitial(drop->objects));
        if (result == READ_DONE)
            drop->objects = list_copy_tail(drop->objects, 1);
    }
    arena_free(dropping.scratch);
    return result;
}
