#include "kinds/generated_name.h"
#include "sqlread/reader.h"

/*
 * NOT NULL constraints as PostgreSQL 18 has them: with a name, perhaps NO INHERIT or NOT VALID. They are attributes of their
 * column. The name is that which the server gives: a table takes those of its parents. Source: AddRelationNotNullConstraints(),
 * AdjustNotNullInheritance(), ATExecSetNotNull(), rename_constraint_internal() of the server.
 */

static ColumnObject *as_column(Object *object)
{
    return (ColumnObject *)object;
}

/* What the server calls it anyway is no name. */
static void set_name(Reader *reader, Object *column, const char *name)
{
    const char *usual =
        generated_name(reader->scratch, column->parent->name, column->name, "not_null");

    as_column(column)->not_null_name =
        name == NULL || strcmp(name, usual) == 0 ? NULL : arena_strdup(reader->arena, name);
}

static void choose_name(Reader *reader, Object *column)
{
    const Object *table = column->parent;

    set_name(reader, column,
             reader_choose_constraint_name(reader, table, table->name, column->name, "not_null"));
    reader_note_constraint(reader, column);
}

/* Of a table that is being made the names are chosen in the end. */
static bool is_being_made(const Reader *reader, const Object *column)
{
    return reader->making == column->parent;
}

/* The column of a table that inherits, and those below, get a NOT NULL from above; those that have one keep it. */
static void pass_down(Reader *reader, const Object *column)
{
    const TableObject *table = (const TableObject *)column->parent;

    for (size_t i = 0; object_is_table(column->parent) && i < table->inheritors.count; i++) {
        Object *below = object_child(table->inheritors.items[i]->parent, KIND_COLUMN, column->name);

        if (below == NULL || as_column(below)->not_null)
            continue;
        reader_inherit_not_null(reader, below, column);
        pass_down(reader, below);
    }
}

static void pass_down_unless_only(Reader *reader, const Object *column)
{
    const Node *statement = reader->statement_node;

    if (IsA(statement, AlterTableStmt) && castNode(AlterTableStmt, statement)->relation->inh)
        pass_down(reader, column);
}

void reader_inherit_not_null(Reader *reader, Object *column, const Object *from)
{
    as_column(column)->not_null = as_column(column)->not_null_inherited = true;
    set_name(reader, column, not_null_name(reader->scratch, from));
    if (!is_being_made(reader, column))
        reader_note_constraint(reader, column);
}

/* A name that a statement gives. */
static void give_name(Reader *reader, Object *column, const char *name)
{
    set_name(reader, column, name);
    reader_note_constraint(reader, column);
}

void reader_set_not_null(Reader *reader, Object *object, const Constraint *constraint)
{
    ColumnObject *column = as_column(object);
    const bool making = is_being_made(reader, object);
    const bool was = column->not_null && !(making && column->not_null_inherited);

    column->not_null = true;
    column->not_null_inherited = false;
    if (!was) {
        column->not_null_no_inherit = constraint->is_no_inherit;
        /* A new table has no rows that could be against it. */
        column->not_null_not_valid = constraint->skip_validation && !making;
    }
    if (making) {
        if (constraint->conname != NULL)
            column->not_null_name = arena_strdup(reader->arena, constraint->conname);
        else if (!was)
            column->not_null_name = NULL;
    } else if (constraint->conname != NULL) {
        give_name(reader, object, constraint->conname);
    } else if (!was) {
        choose_name(reader, object);
    }
    if (!column->not_null_no_inherit && !making)
        pass_down_unless_only(reader, object);
}

void reader_be_not_null(Reader *reader, Object *object)
{
    if (is_being_made(reader, object) || !as_column(object)->not_null)
        reader_set_not_null(reader, object, makeNode(Constraint));
}

/* The names that a table has given already, so that one from a parent is not taken. */
static Map *names_given(Reader *reader, const Object *table)
{
    Map *given = map_new(reader->scratch);

    for (size_t i = 0; i < table->children.count; i++) {
        const Object *child = table->children.items[i];

        if (child->kind == KIND_CHECK)
            map_put(given, child->name, given);
        else if (child->kind == KIND_COLUMN && ((const ColumnObject *)child)->not_null &&
                 !((const ColumnObject *)child)->not_null_inherited)
            map_put(given, not_null_name(reader->scratch, child), given);
    }
    return given;
}

void reader_name_not_nulls(Reader *reader, const Object *table)
{
    bool inherits = false;
    Map *given;

    for (size_t i = 0; i < table->children.count; i++) {
        Object *child = table->children.items[i];

        if (child->kind != KIND_COLUMN || !as_column(child)->not_null)
            continue;
        if (as_column(child)->not_null_inherited)
            inherits = true;
        else if (as_column(child)->not_null_name == NULL)
            choose_name(reader, child);
        else
            give_name(reader, child, as_column(child)->not_null_name);
    }
    given = inherits ? names_given(reader, table) : NULL;
    for (size_t i = 0; inherits && i < table->children.count; i++) {
        Object *child = table->children.items[i];

        if (child->kind != KIND_COLUMN || !as_column(child)->not_null_inherited)
            continue;
        if (map_put(given, not_null_name(reader->scratch, child), given) != NULL)
            choose_name(reader, child);
        else
            reader_note_constraint(reader, child);
    }
}

static const char *scoped_name(Reader *reader, const Object *column)
{
    return arena_printf(reader->scratch, "%s\x1f%s", object_schema(column),
                        not_null_name(reader->scratch, column));
}

/* PARTITION OF and INHERITS give the name along. */
static bool is_named_alone(const Object *column)
{
    const InheritanceObject *link =
        (const InheritanceObject *)reader_inheritance(column->parent, NULL);

    return ((const ColumnObject *)column)->not_null_name != NULL &&
           (!((const ColumnObject *)column)->not_null_inherited || link == NULL ||
            link->made_apart);
}

void reader_share_not_null_names(Reader *reader)
{
    const ObjectVec *objects = &reader->model->objects;
    Map *given = NULL;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];

        if (object->kind != KIND_COLUMN || !as_column(object)->not_null || !is_named_alone(object))
            continue;
        given = given == NULL ? map_new(reader->scratch) : given;
        map_put(given, scoped_name(reader, object), object);
    }
    for (size_t i = 0; given != NULL && i < objects->count; i++) {
        Object *object = objects->items[i];

        if (object->kind == KIND_COLUMN && as_column(object)->not_null &&
            as_column(object)->not_null_name == NULL)
            as_column(object)->not_null_name_shared =
                map_get(given, scoped_name(reader, object)) != NULL;
    }
}

void reader_drop_not_null(Reader *reader, Object *object)
{
    ColumnObject *column = as_column(object);

    reader_unnote_constraint(reader, object);
    column->not_null = column->not_null_no_inherit = column->not_null_not_valid = false;
    column->not_null_inherited = false;
    column->not_null_name = NULL;
}

Object *reader_find_not_null(Reader *reader, const Object *table, const char *name)
{
    for (size_t i = 0; i < table->children.count; i++) {
        Object *child = table->children.items[i];

        if (child->kind == KIND_COLUMN && as_column(child)->not_null &&
            strcmp(not_null_name(reader->scratch, child), name) == 0)
            return child;
    }
    return NULL;
}

void reader_set_no_inherit(Reader *reader, Object *object, bool no_inherit)
{
    as_column(object)->not_null_no_inherit = no_inherit;
    if (!no_inherit)
        pass_down(reader, object);
}

void reader_rename_not_null(Reader *reader, Object *object, const char *name)
{
    const TableObject *table = (const TableObject *)object->parent;
    const char *old_name = not_null_name(reader->scratch, object);

    reader_unnote_constraint(reader, object);
    give_name(reader, object, name);
    for (size_t i = 0; object_is_table(object->parent) && i < table->inheritors.count; i++) {
        Object *below = object_child(table->inheritors.items[i]->parent, KIND_COLUMN, object->name);

        if (below != NULL && as_column(below)->not_null &&
            strcmp(not_null_name(reader->scratch, below), old_name) == 0)
            reader_rename_not_null(reader, below, name);
    }
}

void reader_keep_not_null_name(Reader *reader, Object *column)
{
    if (as_column(column)->not_null)
        as_column(column)->not_null_name =
            arena_strdup(reader->arena, not_null_name(reader->scratch, column));
}

void reader_settle_not_null_name(Reader *reader, Object *column)
{
    if (as_column(column)->not_null)
        set_name(reader, column, as_column(column)->not_null_name);
}

void reader_validate_not_null(Object *object)
{
    const TableObject *table = (const TableObject *)object->parent;

    as_column(object)->not_null_not_valid = false;
    for (size_t i = 0; object_is_table(object->parent) && i < table->inheritors.count; i++) {
        Object *below = object_child(table->inheritors.items[i]->parent, KIND_COLUMN, object->name);

        if (below != NULL)
            reader_validate_not_null(below);
    }
}
