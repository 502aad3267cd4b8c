/* Access methods for tables and indexes. */
#include "kinds/write.h"

static const Attribute ACCESS_METHOD_ATTRIBUTES[] = {
    ATTR(AccessMethodObject, type, TEXT, 0),
    ATTR(AccessMethodObject, handler, TEXT, 0),
    ATTR_END,
};

static void access_method_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const AccessMethodObject *method = (const AccessMethodObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE ACCESS METHOD ");
    str_sql_ident(&sql, object->name);
    str_printf(&sql, " TYPE %s HANDLER %s", method->type, method->handler);
    steps_add(steps, &sql, 0);
}

static void access_method_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps access_method_ops = {
    .sql_kind = "ACCESS METHOD",
    .size = sizeof(AccessMethodObject),
    .attributes = ACCESS_METHOD_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .create = access_method_create,
    .drop = access_method_drop,
};
