/*
 * A column that has to be made anew, for the place that it has in the table or in a hierarchy: the old one has another name
 * until its values are in the new one.
 */
#include "base/map.h"
#include "kinds/column.h"
#include "kinds/type_change.h"
#include "kinds/write.h"

static const ColumnObject *as_column(const Object *object)
{
    return (const ColumnObject *)object;
}

/* The name that a column has while its successor takes its place. */
static void append_former_name(Str *out, const Object *column)
{
    str_sql_ident(out, aside_name(out->arena, column->name));
}

/* Whether the server takes the values as they are, and none is lost. */
static bool takes_values(const Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    TypeChange change;

    if (type_use_is_replaced(steps, column_type_use(from), column_type_use(to)))
        return false;
    if (strcmp(from->type, to->type) == 0)
        return true;
    change = type_use_change(steps, column_type_use(from), column_type_use(to));
    return !change.needs_using && (change.hazards & HAZARD_DATA_LOSS) == 0 &&
           object_annotation(&to->object, "using") == NULL;
}

static const char *has_no_null_key(const Steps *steps, const Object *column)
{
    return arena_printf(steps->arena, "%s has no null", column->key);
}

bool column_prepare(const Object *from, const Object *to, Steps *steps)
{
    const ColumnObject *former = from == NULL ? NULL : as_column(from);
    const ColumnObject *column = as_column(to);
    const Object *value = from == NULL ? NULL : object_child(from, KIND_DEFAULT, NULL);
    Str sql;

    if (former == NULL || former->generated.sql != NULL || column->generated.sql != NULL ||
        column_is_foreign(to) || !takes_values(steps, former, column) ||
        !object_is_table(from->parent) ||
        ((const TableObject *)from->parent)->inheritors.count > 0 ||
        steps_counterpart(steps, from->parent) == NULL)
        return false;
    sql = write_alter_table(steps, from);
    str_text(&sql, "RENAME COLUMN ");
    str_sql_ident(&sql, from->name);
    str_text(&sql, " TO ");
    append_former_name(&sql, from);
    steps_add(steps, &sql, 0)->note = "it is made anew; its values are kept";
    if (steps->kept != NULL && former->not_null && !former->not_null_not_valid)
        map_put(steps->kept, has_no_null_key(steps, to), (void *)to);
    /* What it uses may go before it. */
    if (value != NULL && value->dependencies.count > 0) {
        sql = write_alter_table(steps, from);
        str_text(&sql, "ALTER COLUMN ");
        append_former_name(&sql, from);
        str_text(&sql, " DROP DEFAULT");
        steps_add(steps, &sql, 0);
    }
    return true;
}

/* A table in a hierarchy has its columns by others, or others by it. */
static bool is_alone(const Object *table)
{
    const TableObject *alone = (const TableObject *)table;
    size_t next = 0;

    return object_is_table(table) && alone->inheritors.count == 0 && alone->of_type == NULL &&
           alone->partition_strategy == NULL && inheritance_of(table, &next) == NULL;
}

bool column_moves(const Object *from, const Object *to, Steps *steps)
{
    return is_alone(from->parent) && is_alone(to->parent) &&
           ((as_column(from)->generated.sql != NULL && as_column(to)->generated.sql != NULL) ||
            column_prepare(from, to, steps));
}

static bool sets_not_null(const ColumnObject *column)
{
    return column_has_not_null_clause(column) && !column->not_null_no_inherit;
}

/* The values of the column of the former name, which goes: changing the type to what it is fires no trigger and knows no policy.
 * All in one statement: the server drops columns first, but reads the rows as they were. */
static void take_values(const ColumnObject *column, Steps *steps)
{
    const Object *object = &column->object;
    const bool sets = sets_not_null(column);
    const bool may_fail = sets && (steps->kept == NULL ||
                                   map_get(steps->kept, has_no_null_key(steps, object)) == NULL);
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER TABLE ");
    write_relation(&sql, object);
    str_text(&sql, "\n    ALTER COLUMN ");
    str_sql_ident(&sql, object->name);
    str_char(&sql, ' ');
    column_append_type(&sql, column);
    str_text(&sql, " USING ");
    append_former_name(&sql, object);
    str_text(&sql, ",\n    DROP COLUMN ");
    append_former_name(&sql, object);
    if (sets) {
        str_text(&sql, ",\n    ALTER COLUMN ");
        str_sql_ident(&sql, object->name);
        str_text(&sql, " SET NOT NULL");
    }
    steps_add(steps, &sql,
              HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE | (may_fail ? HAZARD_MAY_FAIL : 0))
        ->note = may_fail ? not_null_note(steps->arena, column) : NULL;
    if (sets)
        not_null_name_new(steps, column);
    else if (column_has_not_null_clause(column))
        not_null_add(steps, column);
}

/* The same where the column has its type from another table. */
static void copy_values(const ColumnObject *column, Steps *steps)
{
    const Object *object = &column->object;
    Str sql = str_new(steps->arena);

    str_text(&sql, "UPDATE ");
    write_relation(&sql, object);
    str_text(&sql, " SET ");
    str_sql_ident(&sql, object->name);
    str_text(&sql, " = ");
    append_former_name(&sql, object);
    write_step(steps, &sql, HAZARD_TABLE_SCAN, "every row of %s is written again",
               object_id(steps->arena, object->parent));
    sql = write_alter_table(steps, object);
    str_text(&sql, "DROP COLUMN ");
    append_former_name(&sql, object);
    steps_add(steps, &sql, 0);
}

/* A default or an identity that numbers nothing: the values are there. */
static void add_children(const Object *column, const ObjectVec *folded, Steps *steps)
{
    for (size_t i = 0; folded != NULL && i < folded->count; i++)
        if (column_has_clause(folded, i, column))
            kind_ops(folded->items[i]->kind)->create(folded->items[i], NULL, steps);
}

void column_create_with_values(const ColumnObject *column, const ObjectVec *folded,
                               bool comes_along, Steps *steps)
{
    const Object *object = &column->object;
    const bool alone = is_alone(object->parent);
    ColumnObject nullable = *column;
    Str sql;

    if (!comes_along) {
        sql = column_begin_adding(steps, column);
        nullable.not_null = false;
        column_append_definition(&sql, &nullable, object, alone ? NULL : folded);
        column_append_stand_in_default(&sql, steps, object);
        steps_add(steps, &sql, 0);
    }
    if (alone) {
        take_values(column, steps);
        add_children(object, folded, steps);
    } else {
        copy_values(column, steps);
        if (!comes_along && column_has_not_null_clause(column))
            not_null_add(steps, column);
    }
    if (!comes_along)
        column_create_rest(object, steps);
}
