/* CREATE TABLE … OF: always written as ALTER TABLE … OF, which takes a table that has its columns already. */
#include "kinds/write.h"

static const Attribute TABLE_TYPE_ATTRIBUTES[] = {
    ATTR(TableTypeObject, type, TEXT, 0),
    ATTR(TableTypeObject, columns, NAMES, 0),
    ATTR_END,
};

static void table_type_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = write_alter_table(steps, object);
    const char *type = ((const TableTypeObject *)object)->type;

    (void)folded;
    str_printf(&sql, "OF %s", type);
    if (steps_counterpart(steps, object->parent) == NULL)
        steps_add(steps, &sql, 0);
    else
        write_step(steps, &sql, HAZARD_MAY_FAIL,
                   "fails unless %s has the columns of the type in the same order",
                   object_id(steps->arena, object->parent));
}

static void table_type_drop(const Object *object, Steps *steps)
{
    Str sql = write_alter_table(steps, object);

    str_text(&sql, "NOT OF");
    steps_add(steps, &sql, 0);
}

static bool has_name(const TextVec *names, const char *name, size_t *index)
{
    for (*index = 0; *index < names->count; (*index)++)
        if (strcmp(names->items[*index], name) == 0)
            return true;
    return false;
}

/* New columns come last, so the table is made anew where one would have to stand before an old one, or old ones would
 * change places. */
static bool table_type_replaces_table(const Object *from, const Object *to)
{
    const TextVec *former = &((const TableTypeObject *)from)->columns;
    const TextVec *columns = &((const TableTypeObject *)to)->columns;
    size_t last = 0;
    bool added = false;

    for (size_t i = 0; i < columns->count; i++) {
        size_t index;
        bool kept = has_name(former, columns->items[i], &index);

        if (kept && (added || index < last))
            return true;
        added = added || !kept;
        last = kept ? index : last;
    }
    return false;
}

const KindOps table_type_ops = {
    .sql_kind = NULL,
    .size = sizeof(TableTypeObject),
    .attributes = TABLE_TYPE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .replaces_parent = table_type_replaces_table,
    .create = table_type_create,
    .drop = table_type_drop,
};
