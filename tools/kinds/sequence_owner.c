/* ALTER SEQUENCE … OWNED BY, which can only follow the column. */
#include "kinds/write.h"

static const Attribute SEQUENCE_OWNER_ATTRIBUTES[] = {
    ATTR(SequenceOwnerObject, column_sql, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void add_step(const Object *object, const char *column_sql, Steps *steps)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER SEQUENCE ");
    write_name(&sql, object->parent);
    str_printf(&sql, " OWNED BY %s", column_sql);
    steps_add(steps, &sql, 0);
}

static void sequence_owner_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const SequenceObject *sequence = (const SequenceObject *)object->parent;
    SequenceValues values = SEQUENCE_VALUES(sequence);

    (void)folded;
    add_step(object, ((const SequenceOwnerObject *)object)->column_sql, steps);
    /* It is new, and the column is not. */
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on->kind == KIND_COLUMN && steps->counterpart != NULL &&
            steps_counterpart(steps, object->parent) == NULL &&
            steps_succession(steps, object->parent) == NULL)
            write_sequence_behind(steps, object->dependencies.items[i].on, object->parent->schema,
                                  object->parent->name, &values);
}

static bool sequence_owner_alter(const Object *from, const Object *to, AttributeSet changed,
                                 Steps *steps)
{
    (void)from;
    (void)changed;
    add_step(to, ((const SequenceOwnerObject *)to)->column_sql, steps);
    return true;
}

static void sequence_owner_drop(const Object *object, Steps *steps)
{
    add_step(object, "NONE", steps);
}

const KindOps sequence_owner_ops = {
    .sql_kind = NULL,
    .size = sizeof(SequenceOwnerObject),
    .attributes = SEQUENCE_OWNER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .owns_parent = true,
    .create = sequence_owner_create,
    .alter = sequence_owner_alter,
    .drop = sequence_owner_drop,
};
