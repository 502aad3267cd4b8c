#include "sqlread/definitions.h"
#include "sqlread/follow.h"
#include "sqlread/foreign.h"
#include "sqlread/schemaless.h"
#include "sqlread/typed_tables.h"
#include "sqlread/uses.h"

/* ALTER … RENAME and SET SCHEMA. */

static void rename_texts(TextVec *texts, const char *old_name, const char *new_name)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], old_name) == 0)
            texts->items[i] = new_name;
}

/* Column lists that an object of the table holds. */
static void rename_in_object(Object *object, const char *old_name, const char *new_name)
{
    switch (object->kind) {
    case KIND_PRIMARY_KEY:
    case KIND_UNIQUE:
        rename_texts(&((KeyObject *)object)->columns, old_name, new_name);
        rename_texts(&((KeyObject *)object)->include, old_name, new_name);
        break;
    case KIND_FOREIGN_KEY:
        rename_texts(&((ForeignKeyObject *)object)->columns, old_name, new_name);
        rename_texts(&((ForeignKeyObject *)object)->on_delete_columns, old_name, new_name);
        break;
    case KIND_TRIGGER:
        rename_texts(&((TriggerObject *)object)->update_columns, old_name, new_name);
        break;
    case KIND_INDEX: {
        IndexObject *index = (IndexObject *)object;

        for (size_t i = 0; i < index->keys.count; i++)
            if (index->keys.items[i].column != NULL &&
                strcmp(index->keys.items[i].column, old_name) == 0)
                index->keys.items[i].column = new_name;
        rename_texts(&index->include, old_name, new_name);
        break;
    }
    case KIND_STATISTIC:
        rename_texts(&((StatisticObject *)object)->columns, old_name, new_name);
        reader_sort_statistic(object);
        break;
    case KIND_TABLE:
        for (size_t i = 0; i < ((TableObject *)object)->partition_keys.count; i++)
            if (text_equal(((TableObject *)object)->partition_keys.items[i].column, old_name))
                ((TableObject *)object)->partition_keys.items[i].column = new_name;
        break;
    default:
        break;
    }
}

/* The target of a view's query that yields a column of this name; NULL when there is none to be seen. */
static ResTarget *view_target(const ViewObject *view, const char *name)
{
    Draft *draft = view->object.draft;
    SelectStmt *select =
        draft == NULL || !IsA(draft->expr, SelectStmt) ? NULL : castNode(SelectStmt, draft->expr);

    while (select != NULL && select->op != SETOP_NONE)
        select = select->larg;
    if (select == NULL || view->column_names.count > 0)
        return NULL;
    foreach_node(ResTarget, target,
                 select->targetList) if (strcmp(target->name != NULL
                                                    ? target->name
                                                    : reader_expression_name(target->val),
                                                name) == 0) return target;
    return NULL;
}

/* The name of a column that the query itself does not tell is changed when the query has been resolved. */
static void rename_result(Reader *reader, ViewObject *view, const char *old_name,
                          const char *new_name)
{
    ResTarget *target = view_target(view, old_name);
    TextVec *renames = &draft_of(reader, &view->object)->renames;

    if (target != NULL) {
        target->name = pstrdup(new_name);
    } else {
        vec_push(reader->scratch, renames, arena_strdup(reader->scratch, old_name));
        vec_push(reader->scratch, renames, new_name);
    }
}

static ReadResult rename_view_column(Reader *reader, Object *view, const RenameStmt *statement)
{
    const char *new_name = arena_strdup(reader->arena, statement->newname);
    Object *column =
        model_find(reader->model, NAMESPACE_COLUMN, view, NULL, statement->subname, NULL);

    follow_column(reader, view, statement->subname, new_name);
    rename_result(reader, (ViewObject *)view, statement->subname, new_name);
    for (size_t i = 0; i < view->children.count; i++)
        rename_in_object(view->children.items[i], statement->subname, new_name);
    if (column != NULL) {
        column->name = new_name;
        model_rekey(reader->model, column);
    }
    return READ_DONE;
}

/* Also in the tables that inherit it. */
static void apply_column_name(Reader *reader, Object *column, const char *new_name)
{
    Object *relation = column->parent;
    const char *old_name = column->name;

    freeze_stars(reader, relation);
    follow_column(reader, relation, old_name, new_name);
    for (size_t i = 0; i < relation->children.count; i++)
        rename_in_object(relation->children.items[i], old_name, new_name);
    rename_in_object(relation, old_name, new_name);
    reader_rename_published_column(reader, relation, old_name, new_name);
    reader_keep_not_null_name(reader, column);
    column->name = new_name;
    reader_settle_not_null_name(reader, column);
    model_rekey(reader->model, column);
    reader_refresh_owned(reader, relation);
    for (size_t i = 0; object_is_table(relation) && i < ((TableObject *)relation)->inheritors.count;
         i++) {
        Object *heir = object_child(((TableObject *)relation)->inheritors.items[i]->parent,
                                    KIND_COLUMN, old_name);

        if (heir != NULL)
            apply_column_name(reader, heir, new_name);
    }
}

static ReadResult rename_column(Reader *reader, const RenameStmt *statement)
{
    const char *new_name = arena_strdup(reader->arena, statement->newname);
    Object *relation;
    Object *column;
    const Object *existing;
    ReadResult result = reader_need_relation(reader, statement->relation, &relation);

    if (result != READ_DONE)
        return statement->missing_ok && reader->retrying ? READ_DONE : result;
    if (object_is_view(relation))
        return rename_view_column(reader, relation, statement);
    column = object_child(relation, KIND_COLUMN, statement->subname);
    if (column == NULL)
        return object_is_table(relation) ? reader_wait_for_part(reader, relation, NAMESPACE_COLUMN,
                                                                -1, statement->subname)
                                         : READ_OPAQUE;
    existing = object_child(relation, KIND_COLUMN, statement->newname);
    if (existing != NULL)
        return reader_fail_second(reader, reader_word(reader, statement->newname),
                                  "duplicate-column", existing, "%s has a column \"%s\" already",
                                  object_id(reader->scratch, relation), statement->newname);
    if (object_is_table(relation) && reader_table_type(relation) != NULL)
        return reader_refuse_typed(reader, relation);
    apply_column_name(reader, column, new_name);
    return READ_DONE;
}

/* Also of the tables of the type, by CASCADE. */
static ReadResult rename_attribute(Reader *reader, const RenameStmt *statement)
{
    const Object *type =
        find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE,
                     statement->relation->schemaname, statement->relation->relname, NULL);
    ObjectVec tables = {0};
    ReadResult result =
        type == NULL ? READ_DONE : typed_tables_of(reader, type, statement->behavior, &tables);

    if (result == READ_DONE)
        result = read_rename_attribute(reader, statement);
    for (size_t i = 0; i < tables.count && result == READ_DONE; i++) {
        Object *column = object_child(tables.items[i], KIND_COLUMN, statement->subname);

        if (column != NULL)
            apply_column_name(reader, column, arena_strdup(reader->arena, statement->newname));
    }
    return result;
}

/* A part, and what has its name from it at every level: the copies of a trigger in partitions, and the check that tables
 * inherit. Source: renametrig_partition(), rename_constraint_internal(). */
static void find_namesakes(Reader *reader, Object *part, ObjectVec *namesakes)
{
    const TableObject *table = (const TableObject *)part->parent;

    vec_push(reader->scratch, namesakes, part);
    if (part->kind == KIND_TRIGGER) {
        ObjectVec copies = {0};

        reader_parts(part, reader->scratch, &copies);
        for (size_t i = 0; i < copies.count; i++)
            find_namesakes(reader, copies.items[i], namesakes);
    }
    if (part->kind != KIND_CHECK || !object_is_table(part->parent))
        return;
    for (size_t i = 0; i < table->inheritors.count; i++) {
        Object *check = object_child(table->inheritors.items[i]->parent, KIND_CHECK, part->name);

        if (check != NULL && ((const CheckObject *)check)->inherited)
            find_namesakes(reader, check, namesakes);
    }
}

static ReadResult check_part_name(Reader *reader, const Object *part, const char *name)
{
    const Object *existing =
        model_find(reader->model, kind_namespace(part->kind), part->parent, NULL, name, NULL);

    return existing == NULL ? READ_DONE
                            : reader_fail_second(reader, reader_word(reader, name), "duplicate",
                                                 existing, "%s has a %s \"%s\" already",
                                                 object_id(reader->scratch, part->parent),
                                                 reader_kind_words(existing), name);
}

static void set_part_name(Reader *reader, Object *part, const char *name)
{
    reader_unnote_constraint(reader, part);
    part->name = name;
    model_rekey(reader->model, part);
    if (kind_namespace(part->kind) == NAMESPACE_CONSTRAINT)
        reader_note_constraint(reader, part);
}

static ReadResult rename_part(Reader *reader, const RenameStmt *statement, Namespace space)
{
    Object *relation;
    Object *part;
    ObjectVec namesakes = {0};
    const char *name = arena_strdup(reader->arena, statement->newname);
    ReadResult result = reader_need_relation(reader, statement->relation, &relation);

    if (result != READ_DONE)
        return statement->missing_ok && reader->retrying ? READ_DONE : result;
    part = model_find(reader->model, space, relation, NULL, statement->subname, NULL);
    if (part == NULL && space == NAMESPACE_CONSTRAINT) {
        Object *column = reader_find_not_null(reader, relation, statement->subname);

        if (column != NULL) {
            reader_rename_not_null(reader, column, name);
            return READ_DONE;
        }
    }
    if (part == NULL)
        return reader_wait_for_part(reader, relation, space, 0, statement->subname);
    if (part->kind == KIND_TRIGGER && reader_whole_of(part) != NULL)
        return reader_refuse_part(reader, part, "rename");
    find_namesakes(reader, part, &namesakes);
    for (size_t i = 0; i < namesakes.count && result == READ_DONE; i++)
        result = check_part_name(reader, namesakes.items[i], name);
    for (size_t i = 0; i < namesakes.count && result == READ_DONE; i++)
        set_part_name(reader, namesakes.items[i], name);
    part->implicit = false;
    return result;
}

/* CLUSTER ON and REPLICA IDENTITY name an index of the table. */
static void rename_index_marks(Object *relation, const char *old_name, const char *new_name)
{
    TableObject *table = (TableObject *)relation;
    MaterializedViewObject *view = (MaterializedViewObject *)relation;
    const bool is_view = relation->kind == KIND_MATERIALIZED_VIEW;
    const char **clustered_on = reader_clustered_on(relation);
    const char **identity = is_view ? &view->replica_identity : &table->replica_identity;

    if (relation->kind != KIND_TABLE && !is_view)
        return;
    if (text_equal(*clustered_on, old_name))
        *clustered_on = new_name;
    if (text_equal(*identity, old_name))
        *identity = new_name;
}

/* Routines are told apart by the names of their argument types. */
static void refresh_signatures(Reader *reader)
{
    const ObjectVec *objects = &reader->model->objects;
    const Place place = reader->place;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];
        const Draft *draft = object->draft;
        const char *signature;

        if (draft == NULL)
            continue;
        reader->place = draft->place;
        if (definition_refresh_identity(reader, object))
            model_rekey(reader->model, object);
        if (object->kind != KIND_FUNCTION && object->kind != KIND_PROCEDURE &&
            object->kind != KIND_RANGE_FUNCTION)
            continue;
        signature = reader_signature(reader, castNode(CreateFunctionStmt, draft->node)->parameters);
        if (text_equal(signature, object->signature))
            continue;
        object->signature = signature;
        model_rekey(reader->model, object);
    }
    reader->place = place;
}

/* Sequences that its columns own move with a table, also those of identity columns, and its constraints have names by
 * schema. */
static void move_along(Reader *reader, const Object *table, const char *new_schema)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];
        const Object *column = object->kind == KIND_SEQUENCE_OWNER && object->dependencies.count > 0
                                   ? object->dependencies.items[0].on
                                   : NULL;

        if (column != NULL && column->parent == table) {
            follow_object(reader, object->parent, new_schema, NULL);
            object->parent->schema = new_schema;
            model_rekey(reader->model, object->parent);
        } else if (object->kind == KIND_IDENTITY && object_root(object) == table) {
            reader_note_identity(reader, object);
        }
    }
}

static bool is_relation_taken(Reader *reader, const char *schema, const char *name)
{
    const Object *existing = model_find_relation(reader->model, schema, name);

    if (existing == NULL)
        existing = reader_find_key(reader, schema, name);
    if (existing == NULL)
        existing = model_find_type(reader->model, schema, name);
    if (existing == NULL)
        return false;
    reader_fail_second(reader, reader_word(reader, name), "duplicate", existing,
                       "the name \"%s\" is taken in schema \"%s\"", name, schema);
    return true;
}

/* The NOT NULL of its columns keep theirs. */
static void set_relation_name(Reader *reader, Object *object, const char *name)
{
    const ObjectVec *children = &object->children;

    for (size_t i = 0; i < children->count; i++)
        if (children->items[i]->kind == KIND_COLUMN)
            reader_keep_not_null_name(reader, children->items[i]);
    object->name = name;
    for (size_t i = 0; i < children->count; i++)
        if (children->items[i]->kind == KIND_COLUMN)
            reader_settle_not_null_name(reader, children->items[i]);
}

static void move_relation(Reader *reader, Object *object, const char *new_name,
                          const char *new_schema)
{
    if (object->kind != KIND_INDEX)
        follow_object(reader, object, new_schema, new_name);
    else if (new_name != NULL)
        rename_index_marks(object->parent, object->name, new_name);
    if (new_name != NULL)
        set_relation_name(reader, object, new_name);
    if (new_schema != NULL) {
        for (size_t i = 0; i < object->children.count; i++)
            reader_unnote_constraint(reader, object->children.items[i]);
        object->schema = new_schema;
        for (size_t i = 0; i < object->children.count; i++)
            if (object->children.items[i]->kind == KIND_INDEX)
                object->children.items[i]->schema = new_schema;
            else if (kind_namespace(object->children.items[i]->kind) == NAMESPACE_CONSTRAINT ||
                     object->children.items[i]->kind == KIND_COLUMN)
                reader_note_constraint(reader, object->children.items[i]);
    }
    object->implicit = false;
    model_rekey(reader->model, object);
    if (new_schema != NULL && object_is_table(object))
        move_along(reader, object, new_schema);
    reader_refresh_owned(reader, object);
    reader_refresh_published(reader, object);
    if (object_is_table(object) || object_is_view(object))
        refresh_signatures(reader);
}

/* Sequences that columns of a moved table own name the table. */
void reader_refresh_owned(Reader *reader, const Object *table)
{
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        Object *owner = reader->model->objects.items[i];
        const Object *column = owner->kind == KIND_SEQUENCE_OWNER && owner->dependencies.count > 0
                                   ? owner->dependencies.items[0].on
                                   : NULL;

        if (column != NULL && column->parent == table)
            reader_own_sequence(reader, owner->parent, (Object *)column);
    }
}

static ReadResult rename_relation(Reader *reader, const RenameStmt *statement)
{
    Object *object;
    ReadResult result = reader_need_relation(reader, statement->relation, &object);

    if (result != READ_DONE) {
        object = statement->renameType == OBJECT_INDEX
                     ? reader_find_key_index(reader, statement->relation->schemaname,
                                             statement->relation->relname)
                     : NULL;
        if (object == NULL && statement->renameType != OBJECT_INDEX)
            object = reader_find_identity(reader, statement->relation->schemaname,
                                          statement->relation->relname);
        if (object != NULL && object->kind == KIND_IDENTITY) {
            ((IdentityObject *)object)->sequence_name =
                arena_strdup(reader->arena, statement->newname);
            reader->sequences_renamed++;
            reader_note_identity(reader, object);
            return READ_DONE;
        }
        if (object == NULL)
            return statement->missing_ok && reader->retrying ? READ_DONE : result;
        reader_unnote_constraint(reader, object);
        rename_index_marks(object->parent, object->name,
                           arena_strdup(reader->arena, statement->newname));
        object->name = arena_strdup(reader->arena, statement->newname);
        object->implicit = false;
        model_rekey(reader->model, object);
        reader_note_constraint(reader, object);
        return READ_DONE;
    }
    if (statement->renameType != OBJECT_TABLE && statement->renameType != OBJECT_INDEX &&
        !reader_check_kind(reader, statement->renameType, object, "ALTER"))
        return READ_FAILED;
    if (is_relation_taken(reader, object->schema, statement->newname))
        return READ_FAILED;
    move_relation(reader, object, arena_strdup(reader->arena, statement->newname), NULL);
    return READ_DONE;
}

/* A type or routine of that name. */
static bool is_taken(Reader *reader, const Object *object, const char *schema, const char *name)
{
    const Object *other = model_find(reader->model, kind_namespace(object->kind), NULL, schema,
                                     name, object->signature);

    if (kind_namespace(object->kind) == NAMESPACE_TYPE)
        return is_relation_taken(reader, schema, name);
    if (other == NULL)
        return false;
    reader_fail_second(reader, reader_word(reader, name), "duplicate", other,
                       "there is a %s \"%s\" already", reader_kind_words(other),
                       object_id(reader->scratch, other));
    return true;
}

/* What is known by its name in a schema, other than as an object of that: constraints, and sequences of identities. */
static void note_names_in(Reader *reader, const char *schema, bool known)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];

        if (object->parent == NULL || !text_equal(object_schema(object), schema))
            continue;
        if (object->kind == KIND_IDENTITY && known)
            reader_note_identity(reader, object);
        if (kind_namespace(object->kind) != NAMESPACE_CONSTRAINT && object->kind != KIND_COLUMN)
            continue;
        if (known)
            reader_note_constraint(reader, object);
        else
            reader_unnote_constraint(reader, object);
    }
}

static ReadResult rename_schema(Reader *reader, const RenameStmt *statement)
{
    const ObjectVec *objects = &reader->model->objects;
    Object *schema = model_find_schema(reader->model, statement->subname);
    const Object *existing;
    const char *old_name;
    const char *new_name = arena_strdup(reader->arena, statement->newname);

    if (schema == NULL)
        return reader_wait(reader, reader_word(reader, statement->subname), "unknown schema \"%s\"",
                           statement->subname);
    existing = model_find_schema(reader->model, new_name);
    if (existing != NULL)
        return reader_fail_second(reader, reader_word(reader, new_name), "duplicate", existing,
                                  "there is a schema \"%s\" already", new_name);
    old_name = schema->name;
    follow_schema(reader, old_name, new_name);
    for (size_t i = 0; i < objects->count; i++)
        if (text_equal(objects->items[i]->schema, old_name))
            follow_in_texts(reader, objects->items[i], new_name, objects->items[i]->name);
    note_names_in(reader, old_name, false);
    schema->name = new_name;
    model_rekey(reader->model, schema);
    reader_refresh_published(reader, schema);
    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i]->schema != NULL && strcmp(objects->items[i]->schema, old_name) == 0)
            objects->items[i]->schema = new_name;
    for (size_t i = 0; i < objects->count; i++)
        if (text_equal(objects->items[i]->schema, new_name) &&
            (objects->items[i]->parent == NULL ||
             !text_equal(objects->items[i]->parent->schema, new_name)))
            model_rekey(reader->model, objects->items[i]);
    for (size_t i = 0; i < objects->count; i++)
        if (object_is_table(objects->items[i]) && text_equal(objects->items[i]->schema, new_name)) {
            reader_refresh_owned(reader, objects->items[i]);
            reader_refresh_published(reader, objects->items[i]);
        } else if (objects->items[i]->kind == KIND_EXTENSION &&
                   text_equal(((ExtensionObject *)objects->items[i])->in_schema, old_name))
            ((ExtensionObject *)objects->items[i])->in_schema = new_name;
    note_names_in(reader, new_name, true);
    refresh_signatures(reader);
    return READ_DONE;
}

/* Configurations name their dictionaries by texts. */
static void follow_dictionary(Reader *reader, const Object *object, const char *new_schema,
                              const char *new_name)
{
    if (object->kind == KIND_TEXT_SEARCH_DICTIONARY)
        reader_rename_dictionary(reader, reader_object_sql(reader, object),
                                 reader_qualified(reader,
                                                  new_schema != NULL ? new_schema : object->schema,
                                                  new_name != NULL ? new_name : object->name));
}

ReadResult read_rename(Reader *reader, Node *node)
{
    RenameStmt *statement = castNode(RenameStmt, node);
    bool known;
    Object *object;

    switch (statement->renameType) {
    case OBJECT_COLUMN:
        return statement->relation == NULL ? READ_OPAQUE : rename_column(reader, statement);
    case OBJECT_TABCONSTRAINT:
        return rename_part(reader, statement, NAMESPACE_CONSTRAINT);
    case OBJECT_TRIGGER:
        return rename_part(reader, statement, NAMESPACE_TRIGGER);
    case OBJECT_POLICY:
        return rename_part(reader, statement, NAMESPACE_POLICY);
    case OBJECT_RULE:
        return rename_part(reader, statement, NAMESPACE_RULE);
    case OBJECT_TABLE:
    case OBJECT_FOREIGN_TABLE:
    case OBJECT_VIEW:
    case OBJECT_MATVIEW:
    case OBJECT_SEQUENCE:
    case OBJECT_INDEX:
        return rename_relation(reader, statement);
    case OBJECT_FUNCTION:
    case OBJECT_PROCEDURE:
    case OBJECT_ROUTINE:
    case OBJECT_TYPE:
    case OBJECT_DOMAIN:
    case OBJECT_AGGREGATE:
    case OBJECT_OPCLASS:
    case OBJECT_OPFAMILY:
    case OBJECT_CONVERSION:
    case OBJECT_COLLATION:
    case OBJECT_TSPARSER:
    case OBJECT_TSTEMPLATE:
    case OBJECT_TSDICTIONARY:
    case OBJECT_TSCONFIGURATION:
    case OBJECT_LANGUAGE:
    case OBJECT_PUBLICATION:
    case OBJECT_SUBSCRIPTION:
    case OBJECT_EVENT_TRIGGER:
    case OBJECT_STATISTIC_EXT:
    case OBJECT_FDW:
    case OBJECT_FOREIGN_SERVER:
        object = reader_find_object(reader, statement->renameType, statement->object, &known);
        if (!known)
            return READ_OPAQUE;
        if (object == NULL && reader_is_of_server(reader, statement->renameType, statement->object))
            return READ_OPAQUE;
        if (object == NULL)
            return reader_wait_for_object(reader, statement->renameType, statement->object);
        if (is_taken(reader, object, object->schema, statement->newname))
            return READ_FAILED;
        if (object->kind == KIND_SUBSCRIPTION) {
            reader_rename_subscription(reader, object,
                                       arena_strdup(reader->arena, statement->newname));
            return READ_DONE;
        }
        follow_object(reader, object, NULL, statement->newname);
        follow_dictionary(reader, object, NULL, statement->newname);
        reader_rename_foreign(reader, object, arena_strdup(reader->arena, statement->newname));
        object->name = arena_strdup(reader->arena, statement->newname);
        model_rekey(reader->model, object);
        if (kind_namespace(object->kind) == NAMESPACE_TYPE)
            refresh_signatures(reader);
        return READ_DONE;
    case OBJECT_ATTRIBUTE:
        return rename_attribute(reader, statement);
    case OBJECT_DOMCONSTRAINT:
        return read_rename_domain_check(reader, statement);
    case OBJECT_ROLE:
        return read_rename_role(reader, statement);
    case OBJECT_SCHEMA:
        return rename_schema(reader, statement);
    default:
        return READ_OPAQUE;
    }
}

ReadResult read_set_schema(Reader *reader, Node *node)
{
    AlterObjectSchemaStmt *statement = castNode(AlterObjectSchemaStmt, node);
    const char *schema = arena_strdup(reader->arena, statement->newschema);
    bool known;
    Object *object;

    if (statement->relation != NULL) {
        ReadResult result = reader_need_relation(reader, statement->relation, &object);

        if (result != READ_DONE)
            return statement->missing_ok && reader->retrying ? READ_DONE : result;
        if (statement->objectType != OBJECT_TABLE &&
            !reader_check_kind(reader, statement->objectType, object, "ALTER"))
            return READ_FAILED;
        if (strcmp(object->schema, schema) == 0)
            return READ_DONE;
        if (is_relation_taken(reader, schema, object->name))
            return READ_FAILED;
        move_relation(reader, object, NULL, schema);
        return READ_DONE;
    }
    object = reader_find_object(reader, statement->objectType, statement->object, &known);
    if (!known)
        return READ_OPAQUE;
    if (object == NULL && reader_is_of_server(reader, statement->objectType, statement->object))
        return READ_OPAQUE;
    if (object == NULL)
        return reader_wait_for_object(reader, statement->objectType, statement->object);
    if (statement->objectType == OBJECT_EXTENSION) {
        ExtensionObject *extension = (ExtensionObject *)object;

        if (extension->made_in == NULL)
            extension->made_in = extension->in_schema;
        extension->in_schema = schema;
        return READ_DONE;
    }
    if (strcmp(object->schema, schema) == 0)
        return READ_DONE;
    if (is_taken(reader, object, schema, object->name))
        return READ_FAILED;
    follow_object(reader, object, schema, NULL);
    follow_dictionary(reader, object, schema, NULL);
    object->schema = schema; /* a multirange stays where it is */
    model_rekey(reader->model, object);
    if (kind_namespace(object->kind) == NAMESPACE_TYPE)
        refresh_signatures(reader);
    return READ_DONE;
}
