/*
 * The functions that the server makes with a range type: of bounds, and of ranges for the multirange. They hang on the type
 * that they make values of, and come and go with it. Whoever makes the type, they belong to the superuser that initdb made, whose default
 * privileges they have. When the type gets another name, schema or owner, they do not. Source: makeRangeConstructors(), makeMultirangeConstructors().
 */
#include "kinds/write.h"

static const Attribute RANGE_FUNCTION_ATTRIBUTES[] = {
    ATTR_END,
};

/* The type brings it along. */
static void range_function_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)object;
    (void)folded;
    (void)steps;
}

const KindOps range_function_ops = {
    .sql_kind = "FUNCTION",
    .size = sizeof(RoutineObject),
    .attributes = RANGE_FUNCTION_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_routine_reference,
    .append_rename = write_rename,
    .same_content = write_same_content, /* those of one type are told apart by their arguments */
    .moves_alone = true,
    .create = range_function_create,
};
