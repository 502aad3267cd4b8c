#include "sqlread/reader.h"

/* ALTER … RENAME and SET SCHEMA. Syntax that is not resolved yet follows the new name, as the server's stored
 * expressions would. */

typedef struct Renaming
{
    const char *schema; /* of the relation */
    const char *relation;
    const char *column; /* NULL: the relation itself is renamed */
    const char *new_name;
    const char *new_schema;
} Renaming;

static bool names_relation(const RangeVar *variable, const Renaming *renaming)
{
    return strcmp(variable->relname, renaming->relation) == 0 &&
           (variable->schemaname == NULL || strcmp(variable->schemaname, renaming->schema) == 0);
}

static void rename_range_variable(RangeVar *variable, const Renaming *renaming)
{
    /* Columns may be qualified by the old name: it stays as the alias. */
    if (variable->alias == NULL)
        variable->alias = makeAlias(variable->relname, NIL);
    if (renaming->new_name != NULL)
        variable->relname = pstrdup(renaming->new_name);
    if (renaming->new_schema != NULL || variable->schemaname != NULL)
        variable->schemaname = pstrdup(renaming->new_schema != NULL ? renaming->new_schema : renaming->schema);
}

static bool rename_in_tree(Node *node, void *context)
{
    const Renaming *renaming = context;

    if (node == NULL)
        return false;
    if (IsA(node, RangeVar) && renaming->column == NULL && names_relation(castNode(RangeVar, node), renaming))
        rename_range_variable(castNode(RangeVar, node), renaming);
    if (IsA(node, ColumnRef) && renaming->column != NULL) {
        ListCell *last = list_last_cell(castNode(ColumnRef, node)->fields);

        if (IsA(lfirst(last), String) && strcmp(strVal(lfirst(last)), renaming->column) == 0)
            lfirst(last) = makeString(pstrdup(renaming->new_name));
    }
    return raw_expression_tree_walker(node, rename_in_tree, context);
}

static void rename_texts(TextVec *texts, const Renaming *renaming)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], renaming->column) == 0)
            texts->items[i] = renaming->new_name;
}

static void rename_strings(List *names, const Renaming *renaming)
{
    ListCell *cell;

    foreach (cell, names)
        if (strcmp(strVal(lfirst(cell)), renaming->column) == 0)
            lfirst(cell) = makeString(pstrdup(renaming->new_name));
}

/* Column lists that objects of the table hold. */
static void rename_in_object(Object *object, const Renaming *renaming)
{
    switch (object->kind) {
    case KIND_PRIMARY_KEY:
    case KIND_UNIQUE:
        rename_texts(&((KeyObject *)object)->columns, renaming);
        rename_texts(&((KeyObject *)object)->include, renaming);
        break;
    case KIND_FOREIGN_KEY:
        rename_texts(&((ForeignKeyObject *)object)->columns, renaming);
        break;
    case KIND_TRIGGER:
        rename_texts(&((TriggerObject *)object)->update_columns, renaming);
        break;
    case KIND_INDEX: {
        IndexObject *index = (IndexObject *)object;
        const Draft *draft = object->draft;

        for (size_t i = 0; i < index->keys.count; i++)
            if (index->keys.items[i].column != NULL && strcmp(index->keys.items[i].column, renaming->column) == 0)
                index->keys.items[i].column = renaming->new_name;
        rename_texts(&index->include, renaming);
        if (draft != NULL) {
            rename_in_tree(castNode(IndexStmt, draft->node)->whereClause, (void *)renaming);
            foreach_node(IndexElem, element, castNode(IndexStmt, draft->node)->indexParams)
                rename_in_tree(element->expr, (void *)renaming);
        }
        break;
    }
    default:
        break;
    }
}

static void rename_everywhere(Reader *reader, const Object *relation, const Renaming *renaming)
{
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        Object *object = reader->model->objects.items[i];
        Draft *draft = object->draft;
        bool own = object_root(object) == relation;

        if (draft == NULL)
            continue;
        if (object->kind == KIND_FOREIGN_KEY) {
            Constraint *constraint = castNode(Constraint, draft->node);

            if (names_relation(constraint->pktable, renaming)) {
                if (renaming->column != NULL)
                    rename_strings(constraint->pk_attrs, renaming);
                else
                    rename_range_variable(constraint->pktable, renaming);
            }
        }
        if (renaming->column != NULL && !own)
            continue;
        if (renaming->column != NULL)
            rename_in_object(object, renaming);
        rename_in_tree(draft->expr, (void *)renaming);
        rename_in_tree(draft->check, (void *)renaming);
    }
}

static ReadResult rename_column(Reader *reader, const RenameStmt *statement)
{
    Renaming renaming = {.column = statement->subname, .new_name = arena_strdup(reader->arena, statement->newname)};
    Object *relation;
    Object *column;
    ReadResult result = reader_need_relation(reader, statement->relation, &relation);

    if (result != READ_DONE)
        return statement->missing_ok && reader->retrying ? READ_DONE : result;
    column = object_child(relation, KIND_COLUMN, statement->subname);
    if (column == NULL)
        return relation->kind == KIND_TABLE
                   ? reader_wait(reader, -1, "column \"%s\" does not exist in %s", statement->subname,
                                 object_id(reader->arena, relation))
                   : READ_OPAQUE;
    if (object_child(relation, KIND_COLUMN, statement->newname) != NULL)
        return reader_fail(reader, -1, "duplicate-column", "%s has a column \"%s\" already",
                           object_id(reader->scratch, relation), statement->newname);
    renaming.schema = relation->schema;
    renaming.relation = relation->name;
    rename_everywhere(reader, relation, &renaming);
    column->name = renaming.new_name;
    model_rekey(reader->model, column);
    return READ_DONE;
}

static ReadResult rename_part(Reader *reader, const RenameStmt *statement, Namespace space)
{
    Object *relation;
    Object *part;
    ReadResult result = reader_need_relation(reader, statement->relation, &relation);

    if (result != READ_DONE)
        return statement->missing_ok && reader->retrying ? READ_DONE : result;
    part = model_find(reader->model, space, relation, NULL, statement->subname, NULL);
    if (part == NULL)
        return reader_wait(reader, -1, "\"%s\" does not exist on %s", statement->subname,
                           object_id(reader->arena, relation));
    reader_unnote_constraint(reader, part);
    part->name = arena_strdup(reader->arena, statement->newname);
    part->implicit = false;
    model_rekey(reader->model, part);
    if (space == NAMESPACE_CONSTRAINT)
        reader_note_constraint(reader, part);
    return READ_DONE;
}

static void move_relation(Reader *reader, Object *object, const char *new_name, const char *new_schema)
{
    Renaming renaming = {
        .schema = object->schema,
        .relation = object->name,
        .new_name = new_name,
        .new_schema = new_schema,
    };

    if (object->kind != KIND_INDEX)
        rename_everywhere(reader, object, &renaming);
    if (new_name != NULL)
        object->name = new_name;
    if (new_schema != NULL) {
        object->schema = new_schema;
        for (size_t i = 0; i < object->children.count; i++)
            if (object->children.items[i]->kind == KIND_INDEX)
                object->children.items[i]->schema = new_schema;
    }
    object->implicit = false;
    model_rekey(reader->model, object);
    reader_refresh_owned(reader, object);
}

/* Sequences that columns of a moved table own name the table. */
void reader_refresh_owned(Reader *reader, const Object *table)
{
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        Object *owner = reader->model->objects.items[i];
        const Object *column =
            owner->kind == KIND_SEQUENCE_OWNER && owner->dependencies.count > 0 ? owner->dependencies.items[0].on : NULL;

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
                     ? reader_find_key_index(reader, statement->relation->schemaname, statement->relation->relname)
                     : NULL;
        if (object == NULL)
            return statement->missing_ok && reader->retrying ? READ_DONE : result;
        object->name = arena_strdup(reader->arena, statement->newname);
        model_rekey(reader->model, object);
        return READ_DONE;
    }
    if (model_find_relation(reader->model, object->schema, statement->newname) != NULL)
        return reader_fail(reader, -1, "duplicate", "there is a relation \"%s\" in schema \"%s\" already",
                           statement->newname, object->schema);
    move_relation(reader, object, arena_strdup(reader->arena, statement->newname), NULL);
    return READ_DONE;
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
    case OBJECT_TABLE:
    case OBJECT_VIEW:
    case OBJECT_SEQUENCE:
    case OBJECT_INDEX:
        return rename_relation(reader, statement);
    case OBJECT_FUNCTION:
    case OBJECT_PROCEDURE:
    case OBJECT_ROUTINE:
    case OBJECT_TYPE:
        object = reader_find_object(reader, statement->renameType, statement->object, &known);
        if (!known)
            return READ_OPAQUE;
        if (object == NULL)
            return reader_wait_for_object(reader, statement->renameType, statement->object);
        object->name = arena_strdup(reader->arena, statement->newname);
        model_rekey(reader->model, object);
        return READ_DONE;
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
        move_relation(reader, object, NULL, schema);
        return READ_DONE;
    }
    object = reader_find_object(reader, statement->objectType, statement->object, &known);
    if (!known)
        return READ_OPAQUE;
    if (object == NULL)
        return reader_wait_for_object(reader, statement->objectType, statement->object);
    if (statement->objectType == OBJECT_EXTENSION) {
        ((ExtensionObject *)object)->in_schema = schema;
        return READ_DONE;
    }
    object->schema = schema;
    model_rekey(reader->model, object);
    return READ_DONE;
}
