/* The default of a column. */
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
    .drop = default_drop,
};
