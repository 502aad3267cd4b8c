/* CREATE USER MAPPING. */
#include "kinds/write.h"

static const Attribute USER_MAPPING_ATTRIBUTES[] = {
    ATTR(UserMappingObject, foreign_options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR_END,
};

static Str begin(Steps *steps, const char *verb, const Object *object)
{
    Str sql = str_new(steps->arena);

    str_printf(&sql, "%s USER MAPPING FOR ", verb);
    write_role(&sql, object->name);
    str_text(&sql, " SERVER ");
    str_sql_ident(&sql, object->parent->name);
    return sql;
}

static const char *who(const Object *object)
{
    return strcmp(object->name, "public") == 0 ? "everyone" : object->name;
}

static void user_mapping_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = begin(steps, "CREATE", object);

    (void)folded;
    write_foreign_options(&sql, &((const UserMappingObject *)object)->foreign_options);
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s reaches server %s with these options",
               who(object), object->parent->name);
}

static bool user_mapping_alter(const Object *from, const Object *to, AttributeSet changed,
                               Steps *steps)
{
    Str sql = begin(steps, "ALTER", to);

    (void)changed;
    write_foreign_option_changes(&sql, &((const UserMappingObject *)from)->foreign_options,
                                 &((const UserMappingObject *)to)->foreign_options);
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s reaches server %s with other options",
               who(to), to->parent->name);
    return true;
}

static void user_mapping_drop(const Object *object, Steps *steps)
{
    Str sql = begin(steps, "DROP", object);

    write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s no longer reaches server %s", who(object),
               object->parent->name);
}

const KindOps user_mapping_ops = {
    .sql_kind = NULL,
    .size = sizeof(UserMappingObject),
    .attributes = USER_MAPPING_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .holds_parent = true,
    .create = user_mapping_create,
    .alter = user_mapping_alter,
    .drop = user_mapping_drop,
};
