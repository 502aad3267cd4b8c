/* Operator classes. Nothing of them can be altered. */
#include "kinds/write.h"

static const Attribute OPERATOR_CLASS_ATTRIBUTES[] = {
    ATTR(OperatorClassObject, type, TEXT, 0),
    ATTR(OperatorClassObject, is_default, BOOL, 0),
    ATTR(OperatorClassObject, family, TEXT, 0),
    ATTR_ITEMS(OperatorClassObject, members, &OPERATOR_MEMBER_TYPE, 0),
    ATTR(OperatorClassObject, storage, TEXT, 0),
    ATTR_END,
};

static void operator_class_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const OperatorClassObject *class = (const OperatorClassObject *)object;
    const char *separator = " AS\n    ";
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE OPERATOR CLASS ");
    write_name(&sql, object);
    str_printf(&sql, "%s FOR TYPE %s USING ", class->is_default ? " DEFAULT" : "", class->type);
    str_sql_ident(&sql, object->signature);
    if (class->family != NULL)
        str_printf(&sql, " FAMILY %s", class->family);
    for (size_t i = 0; i < class->members.count; i++) {
        str_text(&sql, separator);
        write_operator_member(&sql, &class->members.items[i]);
        separator = ",\n    ";
    }
    /* The list must not be empty: what is stored by default may always be said. */
    if (class->storage != NULL || class->members.count == 0)
        str_printf(&sql, "%sSTORAGE %s", separator,
                   class->storage != NULL ? class->storage : class->type);
    steps_add(steps, &sql, 0);
}

static void operator_class_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

/* A type has one default class for an access method. */
static bool operator_class_excludes(const Object *object, const Object *other, Arena *scratch)
{
    const OperatorClassObject *class = (const OperatorClassObject *)object;
    const OperatorClassObject *former = (const OperatorClassObject *)other;

    (void)scratch;
    return class->is_default && former->is_default && text_equal(class->type, former->type) &&
           text_equal(object->signature, other->signature);
}

const KindOps operator_class_ops = {
    .sql_kind = "OPERATOR CLASS",
    .size = sizeof(OperatorClassObject),
    .attributes = OPERATOR_CLASS_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_method_reference,
    .append_rename = write_rename,
    .same_content = write_same_content,
    .create = operator_class_create,
    .drop = operator_class_drop,
    .excludes = operator_class_excludes,
};
