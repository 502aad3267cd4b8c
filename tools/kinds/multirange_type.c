/* The multirange of a range type: it comes and goes with that, and can be used as a type and
 * commented on. */
#include "kinds/write.h"

static const Attribute MULTIRANGE_TYPE_ATTRIBUTES[] = {
    ATTR_END,
};

static void multirange_type_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    (void)folded;
    str_text(out, "MULTIRANGE_TYPE_NAME = ");
    write_name(out, object);
}

/* The range type names it. */
static void multirange_type_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)object;
    (void)folded;
    (void)steps;
}

const KindOps multirange_type_ops = {
    .sql_kind = "TYPE",
    .size = sizeof(MultirangeTypeObject),
    .attributes = MULTIRANGE_TYPE_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .create = multirange_type_create,
    .append_clause = multirange_type_append_clause,
};
