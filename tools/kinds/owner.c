/* ALTER … OWNER TO. */
#include "kinds/write.h"

static const Attribute OWNER_ATTRIBUTES[] = {
    ATTR(OwnerObject, role, NAME, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void owner_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const OwnerObject *owner = (const OwnerObject *)object;
    const KindOps *target = kind_ops(object->parent->kind);
    Str sql = str_new(steps->arena);

    (void)folded;
    if (target->sql_kind == NULL)
        BUG("a %s cannot have an owner", kind_name(object->parent->kind));
    str_printf(&sql, "ALTER %s ", target->sql_kind);
    target->append_reference(&sql, object->parent);
    str_text(&sql, " OWNER TO ");
    write_role(&sql, owner->role);
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s belongs to %s then",
               object_id(steps->arena, object->parent), owner->role);
}

static bool owner_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    (void)from;
    (void)changed;
    owner_create(to, NULL, steps);
    return true;
}

const KindOps owner_ops = {
    .sql_kind = NULL,
    .size = sizeof(OwnerObject),
    .attributes = OWNER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .create = owner_create,
    .alter = owner_alter,
    /* Somebody owns everything: where the new schema does not say who, it stays as it is. */
    .drop = NULL,
};
