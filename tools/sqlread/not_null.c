#include "sqlread/reader.h"

/* NOT NULL constraints as PostgreSQL 18 has them: with a name, perhaps NO INHERIT or NOT VALID. They are attributes of their
 * column. Source: AddRelationNotNullConstraints(), ATExecSetNotNull() of the server. */

static const char *usual_name(Reader *reader, const Object *column)
{
    return reader_object_name(reader, column->parent->name, column->name, "not_null");
}

/* The columns of the tables that inherit: `change` for each that has not had it, and those below. */
static void for_inheritors(const Object *column, bool (*change)(ColumnObject *below))
{
    const TableObject *table = (const TableObject *)column->parent;

    for (size_t i = 0; object_is_table(column->parent) && i < table->inheritors.count; i++) {
        Object *below = object_child(table->inheritors.items[i]->parent, KIND_COLUMN, column->name);

        if (below != NULL && change((ColumnObject *)below))
            for_inheritors(below, change);
    }
}

/* Whether what is inherited is valid depends on when the table was made: it is not told apart. */
static bool set_below(ColumnObject *below)
{
    bool changes = !below->not_null;

    below->not_null = true;
    below->not_null_inherited = below->not_null_inherited || changes;
    return changes;
}

static bool validate_below(ColumnObject *below)
{
    below->not_null_not_valid = false;
    return true;
}

void reader_set_not_null(Reader *reader, Object *object, const Constraint *constraint)
{
    ColumnObject *column = (ColumnObject *)object;
    const char *usual = usual_name(reader, object);
    const char *name = constraint->conname != NULL ? constraint->conname : usual;
    const bool was = column->not_null;
    bool extra;

    reader_be_not_null(object);
    if (!was) {
        column->not_null_no_inherit = constraint->is_no_inherit;
        /* A new table has no rows that could be against it. */
        column->not_null_not_valid =
            constraint->skip_validation && !IsA(reader->statement_node, CreateStmt);
    }
    /* What the server calls it anyway is no name; ALTER CONSTRAINT and VALIDATE want one, though. */
    extra = column->not_null_no_inherit || column->not_null_not_valid;
    if (!was || constraint->conname != NULL)
        column->not_null_name =
            extra || strcmp(name, usual) != 0 ? arena_strdup(reader->arena, name) : NULL;
    if (!column->not_null_no_inherit && IsA(reader->statement_node, AlterTableStmt))
        for_inheritors(object, set_below);
}

void reader_be_not_null(Object *object)
{
    ColumnObject *column = (ColumnObject *)object;

    column->not_null = true;
    column->not_null_inherited = false;
}

void reader_drop_not_null(Object *object)
{
    ColumnObject *column = (ColumnObject *)object;

    column->not_null = column->not_null_no_inherit = column->not_null_not_valid = false;
    column->not_null_inherited = false;
    column->not_null_name = NULL;
}

Object *reader_find_not_null(Reader *reader, const Object *table, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++) {
        Object *child = table->children.items[i];
        const ColumnObject *column = (const ColumnObject *)child;

        if (child->kind == KIND_COLUMN && column->not_null &&
            strcmp(column->not_null_name != NULL ? column->not_null_name
                                                 : usual_name(reader, child),
                   name) == 0)
            return child;
    }
    return NULL;
}

void reader_set_no_inherit(Reader *reader, Object *object, bool no_inherit)
{
    ColumnObject *column = (ColumnObject *)object;

    if (column->not_null_name == NULL && no_inherit)
        column->not_null_name = usual_name(reader, object);
    column->not_null_no_inherit = no_inherit;
    if (!no_inherit)
        for_inheritors(object, set_below);
}

void reader_rename_not_null(Reader *reader, Object *object, const char *name)
{
    ((ColumnObject *)object)->not_null_name = arena_strdup(reader->arena, name);
}

void reader_validate_not_null(Object *object)
{
    ((ColumnObject *)object)->not_null_not_valid = false;
    for_inheritors(object, validate_below);
}
