/* The default of a column. */
#include "kinds/type_change.h"
#include "kinds/write.h"

static const Attribute DEFAULT_ATTRIBUTES[] = {
    ATTR(DefaultObject, expr, EXPR, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void default_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    (void)folded;
    str_text(out, "DEFAULT ");
    write_default_expr(out, ((const DefaultObject *)object)->expr.sql);
}

static void default_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = write_alter_column(steps, object->parent);

    str_text(&sql, "SET ");
    default_append_clause(&sql, object, folded);
    steps_add(steps, &sql, 0);
}

/* A column that is inherited has no clause that the default could be part of. */
static bool default_can_fold(const Object *object)
{
    const KindOps *column = kind_ops(object->parent->kind);

    return column->can_fold == NULL || column->can_fold(object->parent);
}

static bool default_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    (void)from;
    (void)changed;
    default_create(to, NULL, steps);
    return true;
}

/*
 * The server casts the default along with the values where it can do that by itself. A literal takes
 * its type from the column, so it would keep the former one: there it is set anew.
 */
static bool default_carries_over(const Object *object, const Object *from_column,
                                 const Object *to_column)
{
    const char *sql = ((const DefaultObject *)object)->expr.sql;
    const char *from = ((const ColumnObject *)from_column)->type;
    const char *to = ((const ColumnObject *)to_column)->type;
    Arena *scratch = arena_new();
    bool carried;

    if (strcmp(from, to) == 0)
        carried = ((const ColumnObject *)to_column)->type_object == NULL;
    else if (sql != NULL && (sql[0] == '\'' || sql[0] == 'E'))
        carried = type_base_equal(scratch, from, to);
    else
        carried = !type_change(scratch, from, to).needs_using;
    arena_free(scratch);
    return carried;
}

static void default_drop(const Object *object, Steps *steps)
{
    Str sql = write_alter_column(steps, object->parent);

    str_text(&sql, "DROP DEFAULT");
    steps_add(steps, &sql, 0);
}

const KindOps default_ops = {
    .sql_kind = NULL,
    .size = sizeof(DefaultObject),
    .attributes = DEFAULT_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .on_replaced = REPLACED_RECREATE,
    .create = default_create,
    .append_clause = default_append_clause,
    .can_fold = default_can_fold,
    .alter = default_alter,
    .carries_over = default_carries_over,
    .drop = default_drop,
};
