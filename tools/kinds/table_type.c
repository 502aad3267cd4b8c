/* CREATE TABLE … OF: always written as ALTER TABLE … OF, which takes a table that has its columns already. */
#include "base/map.h"
#include "kinds/column.h"
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

/* The type of the table of a column that the type has, which is `*origin`; NULL for none. */
static const Object *type_that_holds(const Object *column, const Object **origin)
{
    const Object *tie = object_child(column->parent, KIND_TABLE_TYPE, NULL);
    const Object *type = tie == NULL ? NULL : ((const TableTypeObject *)tie)->of;

    *origin = type == NULL ? NULL : object_child(type, KIND_ATTRIBUTE, column->name);
    return *origin == NULL ? NULL : tie;
}

const Object *column_held_by(const Object *column, size_t *next, const Object **origin)
{
    const Object *link = member_held_by(column, next, origin);

    if (link != NULL || *next > column->parent->children.count)
        return link;
    *next = column->parent->children.count + 1;
    return type_that_holds(column, origin);
}

/* The next column of a table, from a place on, that is among the names; NULL at the end. */
static const char *next_column(const Object *table, const Map *names, size_t *place)
{
    while (*place < table->children.count) {
        const Object *child = table->children.items[(*place)++];

        if (child->kind == KIND_COLUMN && map_get(names, child->name) != NULL)
            return child->name;
    }
    return NULL;
}

/* New columns come last: those that the type has behind the first one that is not in its place follow it. */
static void table_type_displaces(const Object *object, const Object *former_table, Arena *arena,
                                 ObjectVec *displaced)
{
    const TextVec *columns = &((const TableTypeObject *)object)->columns;
    Map *names = map_new(arena);
    size_t place = 0;
    size_t i = 0;

    for (size_t j = 0; j < columns->count; j++)
        map_put(names, columns->items[j], (void *)object);
    while (i < columns->count &&
           text_equal(next_column(former_table, names, &place), columns->items[i]))
        i++;
    for (; i < columns->count; i++) {
        Object *column = object_child(object->parent, KIND_COLUMN, columns->items[i]);

        if (column != NULL)
            vec_push(arena, displaced, column);
    }
}

const KindOps table_type_ops = {
    .sql_kind = NULL,
    .size = sizeof(TableTypeObject),
    .attributes = TABLE_TYPE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .displaces = table_type_displaces,
    .create = table_type_create,
    .drop = table_type_drop,
};
