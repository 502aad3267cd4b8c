#include "sqlread/typed_tables.h"
#include "sqlread/alter_table.h"
#include "sqlread/definitions.h"

/*
 * CREATE TABLE … OF, ALTER TABLE … OF and NOT OF, and what ALTER TYPE … CASCADE does to such tables. Source: "CREATE TABLE"
 * and "ALTER TYPE" in the manual, ATExecAddOf() of the server.
 */

Object *reader_table_type(const Object *table)
{
    return object_child(table, KIND_TABLE_TYPE, NULL);
}

/* The composite type that a name means; waits for it. */
static ReadResult need_composite(Reader *reader, const TypeName *name, Object **found)
{
    const char *schema;
    const char *simple;
    ReadResult result = reader_need_type(reader, name);

    if (result != READ_DONE)
        return result;
    name_parts(name->names, &schema, &simple);
    *found = find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, schema, simple, NULL);
    if (*found == NULL) {
        reader_wait(reader, name->location, "unknown composite type \"%s\"", simple);
        return reader_suggested(reader, reader_suggest(reader, NAMESPACE_TYPE, simple));
    }
    if ((*found)->kind != KIND_COMPOSITE_TYPE)
        return reader_fail(reader, name->location, "wrong-kind",
                           "%s is no composite type: a table cannot be of it",
                           object_id(reader->scratch, *found));
    return READ_DONE;
}

static ReadResult tie(Reader *reader, Object *table, Object *type, TypeName *name)
{
    Object *object = reader_set_child(reader, KIND_TABLE_TYPE, table, "");

    draft_of(reader, object)->type = name;
    ((TableTypeObject *)object)->of = type;
    ((CompositeTypeObject *)type)->has_tables = true;
    return READ_DONE;
}

/* A column as the attribute defines it, looked up with the path of the type. */
static ReadResult add_column(Reader *reader, Object *table, const Object *attribute)
{
    const Draft *draft = draft_of(reader, attribute);
    ColumnDef *definition = makeNode(ColumnDef);
    Object *column;
    ReadResult result;

    definition->colname = pstrdup(attribute->name);
    definition->typeName = copyObject(draft->type);
    definition->location = -1;
    result = read_column(reader, table, definition);
    if (result != READ_DONE)
        return result;
    column = object_child(table, KIND_COLUMN, attribute->name);
    ((ColumnObject *)column)->collation = ((const AttributeObject *)attribute)->collation;
    draft_of(reader, column)->place.path = draft->place.path;
    return reader_pass_on(reader, column);
}

ReadResult reader_be_of_type(Reader *reader, Object *table, TypeName *name)
{
    Object *type;
    ReadResult result = need_composite(reader, name, &type);

    for (size_t i = 0; result == READ_DONE && i < type->children.count; i++)
        if (type->children.items[i]->kind == KIND_ATTRIBUTE)
            result = add_column(reader, table, type->children.items[i]);
    return result == READ_DONE ? tie(reader, table, type, name) : result;
}

/* ---- ALTER TABLE ---------------------------------------------------------------------------------------------- */

/* The next column of a table, or attribute of a type, from *next on; NULL at the end. */
static const Object *next_member(const Object *object, ObjectKind kind, size_t *next)
{
    while (*next < object->children.count)
        if (object->children.items[(*next)++]->kind == kind)
            return object->children.items[*next - 1];
    return NULL;
}

ReadResult alter_of_type(AlterContext *context)
{
    Reader *reader = context->reader;
    TypeName *name = castNode(TypeName, context->command->def);
    size_t next_column = 0;
    size_t next_attribute = 0;
    Object *type;
    ReadResult result = need_composite(reader, name, &type);

    if (result != READ_DONE)
        return result;
    for (;;) {
        const Object *column = next_member(context->object, KIND_COLUMN, &next_column);
        const Object *attribute = next_member(type, KIND_ATTRIBUTE, &next_attribute);

        if (column == NULL && attribute == NULL)
            break;
        if (column == NULL || attribute == NULL || strcmp(column->name, attribute->name) != 0)
            return reader_fail(
                reader, name->location, "missing-member",
                "%s does not have the columns of %s: %s%s%s instead of %s%s%s",
                object_id(reader->scratch, context->object), object_id(reader->scratch, type),
                column == NULL ? "" : "\"", column == NULL ? "none" : column->name,
                column == NULL ? "" : "\"", attribute == NULL ? "" : "\"",
                attribute == NULL ? "none" : attribute->name, attribute == NULL ? "" : "\"");
    }
    return tie(reader, context->object, type, name);
}

ReadResult alter_not_of(AlterContext *context)
{
    Object *object = reader_table_type(context->object);

    if (object == NULL)
        return reader_fail(context->reader, reader_word(context->reader, context->object->name),
                           "wrong-kind", "%s is not of a type",
                           object_id(context->reader->scratch, context->object));
    reader_forget(context->reader, object);
    return READ_DONE;
}

ReadResult reader_refuse_typed(Reader *reader, const Object *table)
{
    const TableTypeObject *object = (const TableTypeObject *)reader_table_type(table);
    Diag *diag = diag_error(reader->diags, "typed-table",
                            reader_span(reader, reader_word(reader, table->name)),
                            "%s has the columns of the type %s", object_id(reader->scratch, table),
                            object_id(reader->scratch, object->of));

    diag_hint(reader->diags, diag,
              "alter the type with CASCADE, or first say ALTER TABLE … NOT OF");
    return READ_FAILED;
}

/* ---- ALTER TYPE ----------------------------------------------------------------------------------------------- */

ReadResult typed_tables_of(Reader *reader, const Object *type, DropBehavior behavior,
                           ObjectVec *tables)
{
    const ObjectVec *objects = &reader->model->objects;
    Diag *diag;

    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i]->kind == KIND_TABLE_TYPE &&
            ((TableTypeObject *)objects->items[i])->of == type)
            vec_push(reader->scratch, tables, objects->items[i]->parent);
    if (tables->count == 0 || behavior == DROP_CASCADE)
        return READ_DONE;
    diag =
        diag_error(reader->diags, "in-use", reader_span(reader, reader_word(reader, type->name)),
                   "cannot alter %s: %s is a table of this type", object_id(reader->scratch, type),
                   object_id(reader->scratch, tables->items[0]));
    diag_hint(reader->diags, diag, "CASCADE alters its tables, too");
    return READ_FAILED;
}

ReadResult typed_tables_alter(Reader *reader, const Object *type, const ObjectVec *tables,
                              const AlterTableCmd *command)
{
    ReadResult result = READ_DONE;

    for (size_t i = 0; i < tables->count && result == READ_DONE; i++) {
        Object *table = tables->items[i];
        const char *name = command->subtype == AT_AddColumn
                               ? castNode(ColumnDef, command->def)->colname
                               : command->name;
        const Object *attribute = object_child(type, KIND_ATTRIBUTE, name);
        Object *column = object_child(table, KIND_COLUMN, name);

        if (command->subtype == AT_AddColumn && attribute != NULL)
            result = add_column(reader, table, attribute);
        else if (command->subtype == AT_DropColumn && column != NULL)
            result = reader_drop(reader, column, true);
        else if (command->subtype == AT_AlterColumnType && column != NULL && attribute != NULL) {
            draft_of(reader, column)->type = copyObject(draft_of(reader, attribute)->type);
            draft_of(reader, column)->place.path = reader->place.path;
            ((ColumnObject *)column)->collation = ((const AttributeObject *)attribute)->collation;
        }
    }
    return result;
}

/* ---- The end -------------------------------------------------------------------------------------------------- */

void finish_table_type(Reader *reader, Object *object, Draft *draft)
{
    TableTypeObject *table_type = (TableTypeObject *)object;

    (void)draft;
    table_type->type = reader_object_sql(reader, table_type->of);
    ((TableObject *)object->parent)->of_type = table_type->type;
    object_depend(reader->arena, object, table_type->of, DEPENDENCY_EXPRESSION);
    for (size_t i = 0; i < table_type->of->children.count; i++)
        if (table_type->of->children.items[i]->kind == KIND_ATTRIBUTE)
            object_depend(reader->arena, object, table_type->of->children.items[i],
                          DEPENDENCY_EXPRESSION);
    for (size_t i = 0; i < object->parent->children.count; i++) {
        Object *column = object->parent->children.items[i];

        if (column->kind != KIND_COLUMN)
            continue;
        vec_push(reader->arena, &table_type->columns, column->name);
        object_depend(reader->arena, object, column, DEPENDENCY_EXPRESSION);
    }
}
