/* The attributes of composite types. Their order is an attribute of the type. */
#include "kinds/type_change.h"
#include "kinds/write.h"

static const Attribute ATTRIBUTE_ATTRIBUTES[] = {
    ATTR(AttributeObject, number, INT, ATTRIBUTE_IGNORE),
    ATTR(AttributeObject, type, TEXT, ATTRIBUTE_ALTER | ATTRIBUTE_BLOCKS | ATTRIBUTE_UNSTORED),
    ATTR(AttributeObject, collation, TEXT, ATTRIBUTE_ALTER | ATTRIBUTE_BLOCKS | ATTRIBUTE_UNSTORED),
    ATTR_END,
};

static Str alter_type(Steps *steps, const Object *object, const char *words)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER TYPE ");
    write_name(&sql, object->parent);
    str_text(&sql, words);
    return sql;
}

/* `public.address.street` */
static void attribute_append_reference(Str *out, const Object *object)
{
    write_name(out, object->parent);
    str_char(out, '.');
    str_sql_ident(out, object->name);
}

static void append_type(Str *out, const AttributeObject *attribute)
{
    str_text(out, attribute->type);
    if (attribute->collation != NULL)
        str_printf(out, " COLLATE %s", attribute->collation);
}

static void attribute_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    (void)folded;
    str_sql_ident(out, object->name);
    str_char(out, ' ');
    append_type(out, (const AttributeObject *)object);
}

static void attribute_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = alter_type(steps, object, " ADD ATTRIBUTE ");

    attribute_append_clause(&sql, object, folded);
    steps_add(steps, &sql, 0);
}

static bool attribute_alter(const Object *from, const Object *to, AttributeSet changed,
                            Steps *steps)
{
    const AttributeObject *attribute = (const AttributeObject *)to;
    Str sql = alter_type(steps, to, " ALTER ATTRIBUTE ");

    (void)changed;
    /* The same name for another type: that of the attribute was replaced. */
    if (attribute->type_object != NULL &&
        strcmp(((const AttributeObject *)from)->type, attribute->type) == 0)
        return false;
    str_sql_ident(&sql, to->name);
    str_text(&sql, " TYPE ");
    append_type(&sql, attribute);
    steps_add(steps, &sql, 0);
    return true;
}

static void attribute_drop(const Object *object, Steps *steps)
{
    Str sql = alter_type(steps, object, " DROP ATTRIBUTE ");

    str_sql_ident(&sql, object->name);
    write_step(steps, &sql, HAZARD_DATA_LOSS, "what is stored of %s is lost",
               object_id(steps->arena, object));
}

/* What is stored of the type cannot be converted by itself. */
static bool attribute_replaces_type(const Object *from, const Object *to)
{
    (void)from;
    (void)to;
    return true;
}

/* Tables of the type have to follow. */
static void attribute_append_rename(Str *out, const Object *object, const char *name)
{
    write_rename_part(out, object, name);
    if (((const CompositeTypeObject *)object->parent)->has_tables)
        str_text(out, " CASCADE");
}

const KindOps attribute_ops = {
    .sql_kind = "COLUMN",
    .size = sizeof(AttributeObject),
    .attributes = ATTRIBUTE_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .on_replaced = REPLACED_RECREATE,
    .in_order = true,
    .replaces_parent = attribute_replaces_type,
    .append_reference = attribute_append_reference,
    .append_rename = attribute_append_rename,
    .create = attribute_create,
    .append_clause = attribute_append_clause,
    .alter = attribute_alter,
    .drop = attribute_drop,
};
