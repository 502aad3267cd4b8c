#include "sqlread/reader.h"

/* CREATE TABLE, with INHERITS and partitions. */

/* Deparses a statement made around one clause and returns the text from `word` on; NULL when it is not there. */
static const char *clause_text(Reader *reader, Node *statement, const char *word)
{
    const char *text = pgtree_deparse(reader->arena, statement);
    const char *found = text == NULL ? NULL : strstr(text, word);

    return found;
}

static const char *partition_key_text(Reader *reader, PartitionSpec *spec)
{
    static const char words[] = "PARTITION BY ";
    CreateStmt *create = makeNode(CreateStmt);
    const char *text;

    create->relation = makeRangeVar(NULL, "t", -1);
    create->relation->relpersistence = RELPERSISTENCE_PERMANENT;
    create->partspec = spec;
    text = clause_text(reader, (Node *)create, words);
    return text == NULL ? NULL : text + strlen(words);
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

/* Columns that a parent table or partition root brings. */
void reader_inherit_columns(Reader *reader, Object *table, const Object *parent)
{
    for (size_t i = 0; i < parent->children.count; i++) {
        const Object *child = parent->children.items[i];
        const ColumnObject *from = (const ColumnObject *)child;
        ColumnObject *column;
        Object *object;

        if (child->kind != KIND_COLUMN || object_child(table, KIND_COLUMN, child->name) != NULL)
            continue;
        object = reader_new_object(reader, KIND_COLUMN, table, NULL, child->name, -1);
        column = (ColumnObject *)object;
        column->number = next_column_number(table);
        column->type = from->type;
        column->not_null = from->not_null;
        column->collation = from->collation;
        column->inherited = true;
        object->implicit = true;
        if (reader_add(reader, object) == READ_DONE) {
            draft_of(reader, object)->type = draft_of(reader, child) != NULL ? draft_of(reader, child)->type : NULL;
            object_depend(reader->arena, object, (Object *)child, DEPENDENCY_NORMAL);
        }
    }
}

static ReadResult inherit_from(Reader *reader, Object *table, const List *parents, bool partition)
{
    TableObject *inheritor = (TableObject *)table;
    ListCell *cell;

    foreach (cell, parents) {
        Object *parent;
        ReadResult result = reader_need_relation(reader, lfirst_node(RangeVar, cell), &parent);

        if (result != READ_DONE)
            return result;
        if (partition)
            inheritor->partition_of = reader_object_sql(reader, parent);
        else
            vec_push(reader->arena, &inheritor->inherits, reader_object_sql(reader, parent));
        object_depend(reader->arena, table, parent, DEPENDENCY_NORMAL);
        reader_inherit_columns(reader, table, parent);
    }
    return READ_DONE;
}

static ReadResult read_table_elements(Reader *reader, Object *table, const List *elements)
{
    ListCell *cell;
    ReadResult result;

    foreach (cell, elements) {
        Node *element = lfirst(cell);

        if (IsA(element, ColumnDef)) {
            Object *existing = object_child(table, KIND_COLUMN, castNode(ColumnDef, element)->colname);

            if (existing != NULL && ((ColumnObject *)existing)->inherited) {
                /* A column that a parent has too: the definitions are merged. */
                ((ColumnObject *)existing)->inherited = false;
                if (castNode(ColumnDef, element)->typeName != NULL)
                    draft_of(reader, existing)->type = castNode(ColumnDef, element)->typeName;
                result = READ_DONE;
                foreach_node(Constraint, constraint, castNode(ColumnDef, element)->constraints)
                    if (result == READ_DONE)
                        result = read_column_constraint(reader, table, existing, constraint);
            } else {
                result = read_column(reader, table, castNode(ColumnDef, element));
            }
        } else if (IsA(element, TableLikeClause)) {
            result = read_like(reader, table, castNode(TableLikeClause, element));
        } else {
            continue;
        }
        if (result != READ_DONE)
            return result;
    }
    foreach (cell, elements) {
        Node *element = lfirst(cell);

        if (!IsA(element, Constraint))
            continue;
        result = read_constraint(reader, table, NULL, castNode(Constraint, element));
        if (result != READ_DONE)
            return result;
    }
    foreach (cell, elements) {
        if (!IsA(lfirst(cell), TableLikeClause))
            continue;
        result = read_like_indexes(reader, table, lfirst_node(TableLikeClause, cell));
        if (result != READ_DONE)
            return result;
    }
    return READ_DONE;
}

static ReadResult fill_table(Reader *reader, Object *object, CreateStmt *create)
{
    TableObject *table = (TableObject *)object;
    ReadResult result;

    if (create->relation->relpersistence == RELPERSISTENCE_UNLOGGED)
        table->persistence = "UNLOGGED";
    reader_options(reader, create->options, &table->options);
    table->access_method = arena_strdup(reader->arena, create->accessMethod);
    table->tablespace = arena_strdup(reader->arena, create->tablespacename);
    if (create->partspec != NULL)
        table->partition_key = partition_key_text(reader, create->partspec);
    if (create->ofTypename != NULL)
        return READ_OPAQUE; /* composite types are kept as text, so that its columns are not known */
    result = inherit_from(reader, object, create->inhRelations, create->partbound != NULL);
    if (result == READ_DONE && create->partbound != NULL)
        table->partition_bound = reader_partition_bound(reader, create->partbound);
    if (result == READ_DONE)
        result = read_table_elements(reader, object, create->tableElts);
    return result;
}

ReadResult read_create_table(Reader *reader, Node *node)
{
    CreateStmt *create = castNode(CreateStmt, node);
    const char *schema = reader_creation_schema(reader, create->relation->schemaname);
    Object *existing = model_find_relation(reader->model, schema, create->relation->relname);
    Object *object;
    ReadResult result;

    if (create->relation->relpersistence == RELPERSISTENCE_TEMP)
        return READ_DONE;
    if (existing != NULL && create->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    object = reader_new_object(reader, KIND_TABLE, NULL, schema, create->relation->relname, create->relation->location);
    result = reader_add(reader, object);
    if (result != READ_DONE)
        return result;
    result = fill_table(reader, object, create);
    if (result != READ_DONE)
        reader_forget(reader, object);
    return result;
}
