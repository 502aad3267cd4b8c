/* ALTER … OWNER TO. */
#include "kinds/write.h"

static const Attribute OWNER_ATTRIBUTES[] = {
    ATTR(OwnerObject, role, NAME, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void append_owner(Str *sql, const Object *owned, const char *role)
{
    const KindOps *ops = kind_ops(owned->kind);

    if (ops->sql_kind == NULL)
        BUG("a %s cannot have an owner", kind_name(owned->kind));
    str_printf(sql, "ALTER %s ", ops->sql_kind);
    ops->append_reference(sql, owned);
    str_text(sql, " OWNER TO ");
    write_role(sql, role);
}

static void owner_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const OwnerObject *owner = (const OwnerObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    append_owner(&sql, object->parent, owner->role);
    write_step(
        steps, &sql, HAZARD_SECURITY_CHANGE, "%s can do everything with %s: it belongs to it%s",
        owner->role, object_id(steps->arena, object->parent),
        write_runs_as_owner(object->parent) ? ", and it acts with its rights, whoever uses it"
                                            : "");
    write_rights_of_owner(steps, object->parent);
}

static bool owner_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    (void)from;
    (void)changed;
    owner_create(to, NULL, steps);
    return true;
}

/* Where a schema does not say who owns something, it belongs to whoever runs the schema. */
static void owner_drop(const Object *object, Steps *steps)
{
    const OwnerObject *owner = (const OwnerObject *)object;
    const Object *owned = object->parent;
    bool is_public = is_public_schema(owned);
    Str sql = str_new(steps->arena);

    append_owner(&sql, owned, is_public ? OWNER_OF_PUBLIC_SCHEMA : "CURRENT_USER");
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE,
               "%s belonged to %s; the new schema does not say to whom it belongs: %s then",
               object_id(steps->arena, owned), owner->role,
               is_public ? "to the owner of the database" : "to whoever runs this");
}

const KindOps owner_ops = {
    .sql_kind = NULL,
    .size = sizeof(OwnerObject),
    .attributes = OWNER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .create = owner_create,
    .alter = owner_alter,
    .drop = owner_drop,
};
