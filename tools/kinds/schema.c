/* CREATE SCHEMA. */
#include "kinds/write.h"

static const Attribute SCHEMA_ATTRIBUTES[] = {
    ATTR_END,
};

static void schema_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE SCHEMA ");
    /* Every new database has it. */
    if (strcmp(object->name, "public") == 0)
        str_text(&sql, "IF NOT EXISTS ");
    str_sql_ident(&sql, object->name);
    steps_add(steps, &sql, 0);
}

static void schema_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps schema_ops = {
    .sql_kind = "SCHEMA",
    .size = sizeof(SchemaObject),
    .attributes = SCHEMA_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_name,
    .append_rename = write_rename,
    .create = schema_create,
    .drop = schema_drop,
};
