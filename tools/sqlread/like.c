#include "kinds/generated_name.h"
#include "sqlread/reader.h"

/* CREATE TABLE (LIKE source INCLUDING …). Source: transformTableLikeClause(), expandTableLikeClause() of the server. */

static bool includes(const TableLikeClause *like, TableLikeOption option)
{
    return (like->options & (bits32)option) != 0;
}

static void copy_comment(Reader *reader, const TableLikeClause *like, const Object *from,
                         Object *to)
{
    const CommentObject *comment = (const CommentObject *)object_child(from, KIND_COMMENT, "");

    if (comment != NULL && to != NULL && includes(like, CREATE_TABLE_LIKE_COMMENTS))
        ((CommentObject *)reader_set_child(reader, KIND_COMMENT, to, ""))->text = comment->text;
}

/* An identity gets a sequence of its own, with the same options but for the type: the server makes it bigint, within the
 * limits of the other. Source: transformTableLikeClause(), which names no type to generateSerialExtraStmts(). */
static void copy_identity(Reader *reader, const IdentityObject *from, Object *column)
{
    IdentityObject *identity =
        (IdentityObject *)reader_set_child(reader, KIND_IDENTITY, column, "");
    const Object *table = column->parent;

    identity->generation = from->generation;
    identity->data_type = "bigint";
    identity->start = from->start;
    identity->increment = from->increment;
    identity->minimum = from->minimum;
    identity->maximum = from->maximum;
    identity->cache = from->cache;
    identity->cycle = from->cycle;
    identity->sequence_name =
        reader_choose_relation_name(reader, table->schema, table->name, column->name, "seq");
    reader_note_identity(reader, &identity->object);
}

/* The definition as it is now, whatever ALTER TABLE has made of it; a serial column is a plain integer here. */
static ColumnDef *column_definition(const Reader *reader, const TableLikeClause *like,
                                    const Object *child)
{
    const ColumnObject *column = (const ColumnObject *)child;
    const Draft *draft = draft_of(reader, child);
    ColumnDef *definition = makeNode(ColumnDef);

    definition->colname = pstrdup(child->name);
    definition->location = -1;
    definition->is_not_null = column->not_null;
    definition->typeName = draft->type != NULL
                               ? copyObject(draft->type)
                               : makeTypeNameFromNameList(list_make2(
                                     makeString("pg_catalog"), makeString(pstrdup(column->type))));
    if (column->storage != NULL && includes(like, CREATE_TABLE_LIKE_STORAGE))
        definition->storage_name = pstrdup(column->storage);
    if (column->compression != NULL && includes(like, CREATE_TABLE_LIKE_COMPRESSION))
        definition->compression = pstrdup(column->compression);
    return definition;
}

static ReadResult copy_column(Reader *reader, Object *table, const TableLikeClause *like,
                              const Object *child)
{
    const Object *value = object_child(child, KIND_DEFAULT, NULL);
    const Object *identity = object_child(child, KIND_IDENTITY, NULL);
    const Draft *draft = draft_of(reader, child);
    ReadResult result = read_column(reader, table, column_definition(reader, like, child));
    Object *column = object_child(table, KIND_COLUMN, child->name);

    if (result != READ_DONE)
        return result;
    /* An integer type that a serial column has got: its spelling is that of the catalog. */
    if (draft->type == NULL) {
        ((ColumnObject *)column)->type = ((const ColumnObject *)child)->type;
        draft_of(reader, column)->type = NULL;
    }
    ((ColumnObject *)column)->not_null_name =
        ((const ColumnObject *)child)->not_null ? not_null_name(reader->arena, child) : NULL;
    ((ColumnObject *)column)->not_null_no_inherit =
        ((const ColumnObject *)child)->not_null_no_inherit;
    ((ColumnObject *)column)->collation = ((const ColumnObject *)child)->collation;
    if (draft->expr != NULL && includes(like, CREATE_TABLE_LIKE_GENERATED)) {
        draft_of(reader, column)->expr = draft->expr;
        ((ColumnObject *)column)->computed_on_read =
            ((const ColumnObject *)child)->computed_on_read;
    }
    if (value != NULL && draft_of(reader, value) != NULL &&
        includes(like, CREATE_TABLE_LIKE_DEFAULTS))
        draft_of(reader, reader_set_child(reader, KIND_DEFAULT, column, ""))->expr =
            draft_of(reader, value)->expr;
    if (identity != NULL && includes(like, CREATE_TABLE_LIKE_IDENTITY))
        copy_identity(reader, (const IdentityObject *)identity, column);
    copy_comment(reader, like, child, column);
    return READ_DONE;
}

static ReadResult copy_constraint(Reader *reader, Object *table, const TableLikeClause *like,
                                  const Object *child)
{
    const Draft *draft = draft_of(reader, child);
    Constraint *constraint = copyObject(castNode(Constraint, draft->node));
    const KeyObject *key = (const KeyObject *)child;
    size_t before = table->children.count;
    ReadResult result;

    constraint->location = -1;
    if (child->kind == KIND_CHECK) {
        /* Checks keep their names, keys get new ones. */
        constraint->conname = pstrdup(child->name);
    } else {
        constraint->conname = NULL;
        constraint->indexname = NULL;
        constraint->keys = NIL;
        for (size_t i = 0; i < key->columns.count; i++)
            constraint->keys =
                lappend(constraint->keys, makeString(pstrdup(key->columns.items[i])));
    }
    result = read_constraint(reader, table, NULL, constraint);
    if (result == READ_DONE && table->children.count > before)
        copy_comment(reader, like, child, table->children.items[before]);
    return result;
}

static ReadResult copy_index(Reader *reader, Object *table, const TableLikeClause *like,
                             const Object *child)
{
    IndexStmt *statement = copyObject(castNode(IndexStmt, draft_of(reader, child)->node));
    size_t before = table->children.count;
    ReadResult result;

    statement->idxname = NULL;
    statement->if_not_exists = false;
    statement->relation = makeRangeVar(pstrdup(table->schema), pstrdup(table->name), -1);
    result = read_create_index(reader, (Node *)statement);
    if (result == READ_DONE && table->children.count > before)
        copy_comment(reader, like, child, table->children.items[before]);
    return result;
}

static ReadResult copy_statistic(Reader *reader, Object *table, const TableLikeClause *like,
                                 const Object *child)
{
    size_t before = table->children.count;
    ReadResult result = reader_copy_statistic(reader, table, child);

    if (result == READ_DONE && table->children.count > before)
        copy_comment(reader, like, child, table->children.items[before]);
    return result;
}

/* ---- Sources that are no tables --------------------------------------------------------------------------------- */

/* The columns of a view, with their types alone. */
static ReadResult copy_view(Reader *reader, Object *table, const Object *view)
{
    const Draft *draft = draft_of(reader, view);
    ViewColumnVec columns = {0};
    ReadResult result = READ_DONE;

    if (draft == NULL || draft->renames.count > 0 ||
        !reader_peek_query(reader, &draft->place, draft->expr,
                           &((const ViewObject *)view)->column_names, &columns))
        return READ_OPAQUE;
    for (size_t i = 0; i < columns.count && result == READ_DONE; i++) {
        ColumnDef *definition =
            reader_plain_column(reader, columns.items[i].name, columns.items[i].type);

        result = definition == NULL ? READ_OPAQUE : read_column(reader, table, definition);
    }
    return result;
}

static ReadResult copy_attributes(Reader *reader, Object *table, const TableLikeClause *like,
                                  const Object *type)
{
    ReadResult result = READ_DONE;

    for (size_t i = 0; i < type->children.count && result == READ_DONE; i++) {
        const Object *child = type->children.items[i];
        ColumnDef *definition;

        if (child->kind != KIND_ATTRIBUTE)
            continue;
        definition = makeNode(ColumnDef);
        definition->colname = pstrdup(child->name);
        definition->typeName = copyObject(draft_of(reader, child)->type);
        definition->location = definition->typeName->location = -1;
        result = read_column(reader, table, definition);
        if (result != READ_DONE)
            return result;
        ((ColumnObject *)object_child(table, KIND_COLUMN, child->name))->collation =
            ((const AttributeObject *)child)->collation;
        copy_comment(reader, like, child, object_child(table, KIND_COLUMN, child->name));
    }
    return result;
}

/* A table, view or foreign table, or a composite type. */
static ReadResult find_source(Reader *reader, const RangeVar *name, Object **source)
{
    *source = find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, name->schemaname,
                           name->relname, NULL);
    if (*source != NULL && (*source)->kind == KIND_COMPOSITE_TYPE)
        return READ_DONE;
    return reader_need_relation(reader, name, source);
}

ReadResult read_like(Reader *reader, Object *table, const TableLikeClause *like)
{
    Object *source;
    ReadResult result = find_source(reader, like->relation, &source);

    if (result != READ_DONE)
        return reader_find_opaque(reader, "relation", like->relation->schemaname,
                                  like->relation->relname) != NULL
                   ? READ_OPAQUE
                   : result;
    if (source->kind == KIND_VIEW || source->kind == KIND_MATERIALIZED_VIEW)
        return copy_view(reader, table, source);
    if (source->kind == KIND_COMPOSITE_TYPE)
        return copy_attributes(reader, table, like, source);
    if (source->kind != KIND_TABLE && source->kind != KIND_FOREIGN_TABLE)
        return READ_OPAQUE;
    for (size_t i = 0; i < source->children.count && result == READ_DONE; i++)
        if (source->children.items[i]->kind == KIND_COLUMN &&
            draft_of(reader, source->children.items[i]) != NULL)
            result = copy_column(reader, table, like, source->children.items[i]);
    for (size_t i = 0; i < source->children.count && result == READ_DONE; i++)
        if (source->children.items[i]->kind == KIND_CHECK &&
            includes(like, CREATE_TABLE_LIKE_CONSTRAINTS))
            result = copy_constraint(reader, table, like, source->children.items[i]);
    return result;
}

ReadResult read_like_indexes(Reader *reader, Object *table, const TableLikeClause *like)
{
    Object *source;
    ReadResult result = find_source(reader, like->relation, &source);

    for (size_t i = 0; result == READ_DONE && i < source->children.count; i++) {
        const Object *child = source->children.items[i];

        if (child->kind == KIND_STATISTIC && includes(like, CREATE_TABLE_LIKE_STATISTICS))
            result = copy_statistic(reader, table, like, child);
        if (!includes(like, CREATE_TABLE_LIKE_INDEXES))
            continue;
        if (child->kind == KIND_PRIMARY_KEY || child->kind == KIND_UNIQUE)
            result = copy_constraint(reader, table, like, child);
        else if (child->kind == KIND_INDEX)
            result = copy_index(reader, table, like, child);
    }
    return result;
}
