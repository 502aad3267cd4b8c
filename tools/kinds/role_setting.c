/* ALTER ROLE … SET and ALTER DATABASE … SET. The catalog is pg_db_role_setting. */
#include "kinds/write.h"

static Str begin(Steps *steps, const char *role, const char *database, const char *verb,
                 const char *name)
{
    Str sql = str_new(steps->arena);
    bool of_all = strcmp(role, "public") == 0;

    str_text(&sql, of_all && database != NULL ? "ALTER DATABASE " : "ALTER ROLE ");
    if (!of_all)
        str_sql_ident(&sql, role);
    else if (database == NULL)
        str_text(&sql, "ALL");
    if (!of_all && database != NULL)
        str_text(&sql, " IN DATABASE ");
    if (database != NULL)
        str_sql_ident(&sql, database);
    str_printf(&sql, " %s ", verb);
    write_setting(&sql, name);
    return sql;
}

void write_role_settings(Steps *steps, const char *role, const char *database,
                         const OptionVec *from, const OptionVec *to)
{
    for (size_t i = 0; i < from->count; i++) {
        Str sql;

        if (options_get(to, from->items[i].name) != NULL)
            continue;
        sql = begin(steps, role, database, "RESET", from->items[i].name);
        steps_add(steps, &sql, 0);
    }
    for (size_t i = 0; i < to->count; i++) {
        const Option *setting = &to->items[i];
        Str sql;

        if (text_equal(options_get(from, setting->name), setting->value))
            continue;
        sql = begin(steps, role, database, "SET", setting->name);
        str_printf(&sql, " TO %s", setting->value);
        steps_add(steps, &sql, 0);
    }
}

static const Attribute ROLE_SETTING_ATTRIBUTES[] = {
    ATTR(RoleSettingObject, settings, OPTIONS, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void write_changes(Steps *steps, const Object *object, const OptionVec *from,
                          const OptionVec *to)
{
    if (object->parent != NULL)
        write_role_settings(steps, object->parent->name, object->name, from, to);
    else
        write_role_settings(steps, object->name, object->signature, from, to);
}

static void role_setting_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)folded;
    write_changes(steps, object, &(OptionVec){0}, &((const RoleSettingObject *)object)->settings);
}

static bool role_setting_alter(const Object *from, const Object *to, AttributeSet changed,
                               Steps *steps)
{
    (void)changed;
    write_changes(steps, to, &((const RoleSettingObject *)from)->settings,
                  &((const RoleSettingObject *)to)->settings);
    return true;
}

static void role_setting_drop(const Object *object, Steps *steps)
{
    write_changes(steps, object, &((const RoleSettingObject *)object)->settings, &(OptionVec){0});
}

const KindOps role_setting_ops = {
    .sql_kind = NULL,
    .size = sizeof(RoleSettingObject),
    .attributes = ROLE_SETTING_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .create = role_setting_create,
    .alter = role_setting_alter,
    .drop = role_setting_drop,
};
