/* CREATE STATISTICS: what the planner of the server counts over several columns. */
#include "kinds/write.h"

static const Attribute STATISTIC_ATTRIBUTES[] = {
    ATTR(StatisticObject, columns, NAMES, 0),
    ATTR_ITEMS(StatisticObject, expressions, &expr_item_type, 0),
    ATTR(StatisticObject, types, TEXTS, 0),
    ATTR(StatisticObject, target, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void add_target(Steps *steps, const StatisticObject *statistic)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER STATISTICS ");
    write_name(&sql, &statistic->object);
    str_printf(&sql, " SET STATISTICS %s", statistic->target != NULL ? statistic->target : "-1");
    steps_add(steps, &sql, 0);
}

static void statistic_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const StatisticObject *statistic = (const StatisticObject *)object;
    Str sql = str_new(steps->arena);
    const char *separator = " ON ";

    (void)folded;
    str_text(&sql, "CREATE STATISTICS ");
    write_name(&sql, object);
    for (size_t i = 0; i < statistic->types.count; i++)
        str_printf(&sql, "%s%s", i == 0 ? " (" : ", ", statistic->types.items[i]);
    if (statistic->types.count > 0)
        str_char(&sql, ')');
    for (size_t i = 0; i < statistic->columns.count; i++) {
        str_text(&sql, separator);
        str_sql_ident(&sql, statistic->columns.items[i]);
        separator = ", ";
    }
    for (size_t i = 0; i < statistic->expressions.count; i++) {
        str_printf(&sql, "%s(%s)", separator, statistic->expressions.items[i].expr.sql);
        separator = ", ";
    }
    str_text(&sql, " FROM ");
    write_relation(&sql, object);
    steps_add(steps, &sql, 0);
    if (statistic->target != NULL)
        add_target(steps, statistic);
}

static bool statistic_alter(const Object *from, const Object *to, AttributeSet changed,
                            Steps *steps)
{
    (void)from;
    (void)changed;
    add_target(steps, (const StatisticObject *)to);
    return true;
}

/* The server forgets the target of one that it makes anew with a column: RememberStatisticsForRebuilding(). */
static bool statistic_carries_over(const Object *object, const Object *from_column,
                                   const Object *to_column)
{
    return ((const StatisticObject *)object)->target == NULL &&
           write_carries_over(object, from_column, to_column);
}

static void statistic_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps statistic_ops = {
    .sql_kind = "STATISTICS",
    .size = sizeof(StatisticObject),
    .attributes = STATISTIC_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .same_content = write_same_content,
    .create = statistic_create,
    .alter = statistic_alter,
    .carries_over = statistic_carries_over,
    .drop = statistic_drop,
};
