#include "sqlread/alter_table.h"

/* ALTER TABLE … ALTER COLUMN. */

/* The sequence of an identity column has the type of the column. */
static ReadResult retype_identity(AlterContext *context, const TypeName *type)
{
    IdentityObject *identity = (IdentityObject *)object_child(context->column, KIND_IDENTITY, NULL);
    SequenceOptions values = {0};
    ReadResult result;

    SEQUENCE_COPY(&values, identity);
    result = sequence_retype(context->reader, &values,
                             reader_type_quiet(context->reader, &context->reader->place, type),
                             type->location);
    SEQUENCE_COPY(identity, &values);
    return result;
}

ReadResult alter_column_type(AlterContext *context)
{
    const ColumnDef *definition = castNode(ColumnDef, context->command->def);
    ColumnObject *column = (ColumnObject *)context->column;

    if (object_child(context->column, KIND_IDENTITY, NULL) != NULL) {
        ReadResult result = retype_identity(context, definition->typeName);

        if (result != READ_DONE)
            return result;
    }
    context->reader->types_changed = true;
    draft_of(context->reader, context->column)->type = definition->typeName;
    column->collation = definition->collClause == NULL
                            ? NULL
                            : reader_collation(context->reader, definition->collClause->collname);
    /* The new type brings its own: ATExecAlterColumnType() of the server. */
    column->storage = column->compression = NULL;
    return READ_DONE;
}

ReadResult alter_column_default(AlterContext *context)
{
    Reader *reader = context->reader;
    Object *existing = object_child(context->column, KIND_DEFAULT, NULL);

    if (context->column->draft != NULL && context->column->kind == KIND_COLUMN &&
        (draft_of(reader, context->column)->expr != NULL ||
         object_child(context->column, KIND_IDENTITY, NULL) != NULL))
        return reader_fail(
            reader, reader_word(reader, context->column->name), "column-conflict",
            "column %s is %s: it has no default", object_id(reader->scratch, context->column),
            draft_of(reader, context->column)->expr != NULL ? "generated" : "an identity column");
    if (context->command->def == NULL) {
        if (existing != NULL)
            reader_forget(reader, existing);
        return READ_DONE;
    }
    existing = reader_set_child(reader, KIND_DEFAULT, context->column, "");
    existing->implicit = false;
    existing->dependencies.count = 0;
    draft_of(reader, existing)->expr = context->command->def;
    return READ_DONE;
}

/* Why a column cannot do without NOT NULL; NULL when it can. */
static const char *needs_not_null(const Object *column)
{
    const KeyObject *key = (const KeyObject *)object_child(column->parent, KIND_PRIMARY_KEY, NULL);

    for (size_t i = 0; key != NULL && i < key->columns.count; i++)
        if (strcmp(key->columns.items[i], column->name) == 0)
            return "it belongs to the primary key";
    return object_child(column, KIND_IDENTITY, NULL) != NULL ? "it is an identity column" : NULL;
}

ReadResult alter_column_not_null(AlterContext *context)
{
    bool not_null = context->command->subtype == AT_SetNotNull;
    const char *reason = not_null ? NULL : needs_not_null(context->column);

    if (reason != NULL)
        return reader_fail(context->reader, reader_word(context->reader, context->column->name),
                           "column-conflict", "column %s has to stay NOT NULL: %s",
                           object_id(context->reader->scratch, context->column), reason);
    if (not_null)
        reader_set_not_null(context->reader, context->column, makeNode(Constraint));
    else
        reader_drop_not_null(context->reader, context->column);
    ((ColumnObject *)context->column)->not_null_not_valid = false;
    return READ_DONE;
}

const AlterTableCmd *alter_not_null_instead(const AlterContext *context)
{
    const AlterTableCmd *command = context->command;
    const Object *column =
        command->subtype == AT_DropConstraint
            ? reader_find_not_null(context->reader, context->object, command->name)
            : NULL;
    AlterTableCmd *drop;

    if (column == NULL)
        return command;
    drop = makeNode(AlterTableCmd);
    drop->subtype = AT_DropNotNull;
    drop->name = pstrdup(column->name);
    return drop;
}

ReadResult alter_column_drop_expression(AlterContext *context)
{
    if (((const ColumnObject *)context->column)->computed_on_read)
        return reader_fail(context->reader, reader_word(context->reader, context->column->name),
                           "column-conflict",
                           "column %s is VIRTUAL: it has no values that it could keep without its "
                           "expression",
                           object_id(context->reader->scratch, context->column));
    draft_of(context->reader, context->column)->expr = NULL;
    return READ_DONE;
}

ReadResult alter_column_set_expression(AlterContext *context)
{
    draft_of(context->reader, context->column)->expr = context->command->def;
    return READ_DONE;
}

/* What columns of tables and of materialized views have in common. */
typedef struct ColumnSettings {
    const char **storage;
    const char **compression;
    const char **statistics;
    OptionVec *options;
} ColumnSettings;

static ColumnSettings settings_of(Object *object)
{
    ColumnObject *column = (ColumnObject *)object;
    ViewColumnObject *view_column = (ViewColumnObject *)object;

    if (object->kind == KIND_VIEW_COLUMN)
        return (ColumnSettings){&view_column->storage, &view_column->compression,
                                &view_column->statistics, &view_column->options};
    return (ColumnSettings){&column->storage, &column->compression, &column->statistics,
                            &column->options};
}

/* Of an expression of an index, which has no name but a number. */
static ReadResult set_index_target(AlterContext *context, const char *target)
{
    Reader *reader = context->reader;
    IndexObject *index = (IndexObject *)context->object;
    const size_t number = (size_t)context->command->num;
    const char *name = arena_printf(reader->arena, "%zu", number);

    if (number > index->keys.count || index->keys.items[number - 1].column != NULL)
        return reader_fail(reader, reader_word(reader, index->object.name), "wrong-kind",
                           "column %s of index \"%s\" is no expression: only those have a "
                           "statistics target of their own",
                           name, index->object.name);
    for (size_t i = 0; i < index->statistics.count; i++)
        if (strcmp(index->statistics.items[i].name, name) == 0)
            vec_remove(&index->statistics, i);
    if (target != NULL)
        vec_push(reader->arena, &index->statistics, ((Option){.name = name, .value = target}));
    options_normalise(&index->statistics);
    return READ_DONE;
}

ReadResult alter_column_statistics(AlterContext *context)
{
    const Node *value = context->command->def;

    if (context->object->kind == KIND_INDEX)
        return set_index_target(context,
                                value != NULL && intVal(value) >= 0
                                    ? arena_printf(context->reader->arena, "%d", intVal(value))
                                    : NULL);
    *settings_of(context->column).statistics =
        value != NULL && intVal(value) >= 0
            ? arena_printf(context->reader->arena, "%d", intVal(value))
            : NULL;
    return READ_DONE;
}

ReadResult alter_column_storage(AlterContext *context)
{
    const char *word = reader_upper(context->reader, strVal(context->command->def));

    *settings_of(context->column).storage = strcmp(word, "DEFAULT") == 0 ? NULL : word;
    return READ_DONE;
}

ReadResult alter_column_compression(AlterContext *context)
{
    *settings_of(context->column).compression =
        reader_unless(context->reader, strVal(context->command->def), "default");
    return READ_DONE;
}

ReadResult alter_column_options(AlterContext *context)
{
    return alter_options(context, settings_of(context->column).options,
                         context->command->subtype == AT_ResetOptions);
}

ReadResult alter_column_add_identity(AlterContext *context)
{
    if (!((const ColumnObject *)context->column)->not_null)
        return reader_fail(context->reader, reader_word(context->reader, context->column->name),
                           "column-conflict",
                           "column %s has to be NOT NULL before it becomes an identity column",
                           object_id(context->reader->scratch, context->column));
    return read_column_constraint(context->reader, context->object, context->column,
                                  castNode(Constraint, context->command->def));
}

ReadResult alter_column_drop_identity(AlterContext *context)
{
    Object *identity = object_child(context->column, KIND_IDENTITY, NULL);

    if (identity != NULL)
        reader_forget(context->reader, identity);
    return READ_DONE;
}

ReadResult alter_column_set_identity(AlterContext *context)
{
    Reader *reader = context->reader;
    Object *object = object_child(context->column, KIND_IDENTITY, NULL);
    IdentityObject *identity = (IdentityObject *)object;
    List *rest = NIL;
    SequenceOptions values;
    ReadResult result;
    ListCell *cell;

    if (object == NULL)
        return reader_wait(reader, reader_word(reader, context->column->name),
                           "column \"%s\" of %s is not an identity column", context->column->name,
                           object_id(reader->arena, context->object));
    foreach(cell, (List *)context->command->def)
    {
        DefElem *element = lfirst_node(DefElem, cell);

        if (strcmp(element->defname, "generated") == 0)
            identity->generation =
                intVal(element->arg) == ATTRIBUTE_IDENTITY_ALWAYS ? "ALWAYS" : "BY DEFAULT";
        else
            rest = lappend(rest, element);
    }
    values = (SequenceOptions){0};
    SEQUENCE_COPY(&values, identity);
    result = read_sequence_options(reader, rest, &values, NULL, NULL, NULL);
    SEQUENCE_COPY(identity, &values);
    return result;
}
