#include "sqlread/typed_tables.h"

/* CREATE TABLE, with INHERITS and partitions. */

/* Deparses a statement made around one clause and returns the text from `word` on; NULL when it is not there. */
static const char *clause_text(Reader *reader, Node *statement, const char *word)
{
    const char *text = pgtree_deparse(reader->arena, statement);
    const char *found = text == NULL ? NULL : strstr(text, word);

    return found;
}

static void read_partition_key(Reader *reader, TableObject *table, const PartitionSpec *spec)
{
    table->partition_strategy = spec->strategy == PARTITION_STRATEGY_LIST    ? "LIST"
                                : spec->strategy == PARTITION_STRATEGY_RANGE ? "RANGE"
                                                                             : "HASH";
    foreach_node(PartitionElem, element, spec->partParams) vec_push(
        reader->arena, &table->partition_keys,
        reader_index_key(reader, element->name, element->collation, element->opclass, NIL));
}

const char *reader_partition_bound(Reader *reader, PartitionBoundSpec *bound)
{
    AlterTableStmt *alter = makeNode(AlterTableStmt);
    AlterTableCmd *command = makeNode(AlterTableCmd);
    PartitionCmd *attach = makeNode(PartitionCmd);

    if (bound->is_default)
        return "DEFAULT";
    attach->name = makeRangeVar(NULL, "p", -1);
    attach->name->relpersistence = RELPERSISTENCE_PERMANENT;
    attach->bound = bound;
    command->subtype = AT_AttachPartition;
    command->def = (Node *)attach;
    alter->relation = makeRangeVar(NULL, "t", -1);
    alter->relation->relpersistence = RELPERSISTENCE_PERMANENT;
    alter->objtype = OBJECT_TABLE;
    alter->cmds = list_make1(command);
    return clause_text(reader, (Node *)alter, "FOR VALUES");
}

static ReadResult inherit_from(Reader *reader, Object *table, const CreateStmt *create)
{
    const char *bound =
        create->partbound == NULL ? NULL : reader_partition_bound(reader, create->partbound);
    ListCell *cell;

    foreach(cell, create->inhRelations)
    {
        Object *parent;
        ReadResult result = reader_need_relation(reader, lfirst_node(RangeVar, cell), &parent);

        if (result == READ_DONE)
            result = reader_inherit(reader, table, parent, bound, true);
        if (result != READ_DONE)
            return result;
    }
    return READ_DONE;
}

/* A column that a parent has too: the definitions are merged. A partition has no columns of its own. */
static ReadResult merge_column(Reader *reader, Object *table, Object *existing,
                               ColumnDef *definition)
{
    ColumnObject *column = (ColumnObject *)existing;
    ReadResult result = READ_DONE;

    if (definition->typeName != NULL) {
        column->inherited = existing->implicit = false;
        draft_of(reader, existing)->type = definition->typeName;
        draft_of(reader, existing)->place = reader->place;
    }
    if (definition->collClause != NULL)
        column->collation = reader_collation(reader, definition->collClause->collname);
    if (definition->storage_name != NULL)
        column->storage = reader_upper(reader, definition->storage_name);
    if (definition->compression != NULL)
        column->compression = arena_strdup(reader->arena, definition->compression);
    reader_merge_constraint_attributes(definition->constraints);
    foreach_node(Constraint, constraint, definition->constraints) if (result == READ_DONE) result =
        read_column_constraint(reader, table, existing, constraint);
    return result;
}

/* One element of CREATE TABLE. Constraints come after all columns, indexes of LIKE after all constraints. */
static ReadResult read_table_column(Reader *reader, Object *table, Node *element)
{
    ColumnDef *definition;
    Object *existing;

    if (IsA(element, TableLikeClause))
        return read_like(reader, table, castNode(TableLikeClause, element));
    if (!IsA(element, ColumnDef))
        return READ_DONE;
    definition = castNode(ColumnDef, element);
    existing = object_child(table, KIND_COLUMN, definition->colname);
    /* Without a type, it is about a column that the table has from a parent or type. */
    if (existing == NULL && definition->typeName == NULL)
        return reader_fail(reader, definition->location, "unknown-column",
                           "unknown column \"%s\" of %s", definition->colname,
                           object_id(reader->scratch, table));
    if (existing != NULL && (((ColumnObject *)existing)->inherited || definition->typeName == NULL))
        return merge_column(reader, table, existing, definition);
    return read_column(reader, table, definition);
}

static ReadResult read_table_constraint(Reader *reader, Object *table, Node *element)
{
    Constraint *constraint = IsA(element, Constraint) ? castNode(Constraint, element) : NULL;

    if (constraint == NULL)
        return READ_DONE;
    /* All rows of a new table satisfy it. Source: transformCheckConstraints() and transformFKConstraints(). */
    if (table->kind != KIND_FOREIGN_TABLE)
        constraint->skip_validation = false;
    return read_constraint(reader, table, NULL, constraint);
}

static ReadResult read_table_indexes(Reader *reader, Object *table, Node *element)
{
    return IsA(element, TableLikeClause)
               ? read_like_indexes(reader, table, castNode(TableLikeClause, element))
               : READ_DONE;
}

/* An element with an error does not hide errors of the others. */
static ReadResult read_table_elements(Reader *reader, Object *table, const List *elements)
{
    ReadResult (*const passes[])(Reader *, Object *, Node *) = {
        read_table_column, read_table_constraint, read_table_indexes};
    bool failed = false;
    ListCell *cell;

    for (size_t i = 0; i < lengthof(passes); i++)
        foreach(cell, elements)
        {
            ReadResult result = passes[i](reader, table, lfirst(cell));

            if (result != READ_DONE && result != READ_FAILED)
                return failed ? READ_FAILED : result;
            failed = failed || result == READ_FAILED;
        }
    return failed ? READ_FAILED : READ_DONE;
}

static ReadResult fill_table(Reader *reader, Object *object, CreateStmt *create)
{
    TableObject *table = (TableObject *)object;
    ReadResult result;

    if (create->relation->relpersistence == RELPERSISTENCE_UNLOGGED)
        table->persistence = "UNLOGGED";
    reader_options(reader, create->options, &table->options);
    table->access_method = reader_unless(reader, create->accessMethod, "heap");
    table->tablespace = reader_unless(reader, create->tablespacename, "pg_default");
    draft_of(reader, object)->node = (Node *)create;
    if (create->partspec != NULL)
        read_partition_key(reader, table, create->partspec);
    result = create->ofTypename != NULL ? reader_be_of_type(reader, object, create->ofTypename)
                                        : inherit_from(reader, object, create);
    if (result == READ_DONE)
        result = read_table_elements(reader, object, create->tableElts);
    return result;
}

ReadResult read_create_relation(Reader *reader, ObjectKind kind, CreateStmt *create, Object **made)
{
    const char *schema = reader_relation_schema(reader, create->relation);
    Object *existing = model_find_relation(reader->model, schema, create->relation->relname);
    Object *object;
    ReadResult result;

    if (existing != NULL && create->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    object = reader_new_object(reader, kind, NULL, schema, create->relation->relname,
                               create->relation->location);
    result = reader_add(reader, object);
    if (result != READ_DONE)
        return result;
    reader->making = object;
    result = fill_table(reader, object, create);
    reader_name_not_nulls(reader, object);
    reader->making = NULL;
    /* One with errors stays, so that they are not followed by others about everything that names it. */
    if (result != READ_DONE && result != READ_FAILED)
        reader_forget(reader, object);
    else
        *made = object;
    return result;
}

ReadResult read_create_table(Reader *reader, Node *node)
{
    Object *made;

    return read_create_relation(reader, KIND_TABLE, castNode(CreateStmt, node), &made);
}
