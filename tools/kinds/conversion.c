/* Conversions between encodings. Nothing of them can be altered. */
#include "kinds/write.h"

static const Attribute CONVERSION_ATTRIBUTES[] = {
    ATTR(ConversionObject, source_encoding, TEXT, 0),
    ATTR(ConversionObject, target_encoding, TEXT, 0),
    ATTR(ConversionObject, function, TEXT, 0),
    ATTR(ConversionObject, is_default, BOOL, 0),
    ATTR_END,
};

static void conversion_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ConversionObject *conversion = (const ConversionObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_printf(&sql, "CREATE %sCONVERSION ", conversion->is_default ? "DEFAULT " : "");
    write_name(&sql, object);
    str_text(&sql, " FOR ");
    str_sql_literal(&sql, conversion->source_encoding);
    str_text(&sql, " TO ");
    str_sql_literal(&sql, conversion->target_encoding);
    str_printf(&sql, " FROM %s", conversion->function);
    steps_add(steps, &sql, 0);
}

static void conversion_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

/* A schema has one default conversion from an encoding to another. */
static bool conversion_excludes(const Object *object, const Object *other, Arena *scratch)
{
    const ConversionObject *conversion = (const ConversionObject *)object;
    const ConversionObject *former = (const ConversionObject *)other;

    (void)scratch;
    return conversion->is_default && former->is_default &&
           text_equal(object->schema, other->schema) &&
           text_equal(conversion->source_encoding, former->source_encoding) &&
           text_equal(conversion->target_encoding, former->target_encoding);
}

const KindOps conversion_ops = {
    .sql_kind = "CONVERSION",
    .size = sizeof(ConversionObject),
    .attributes = CONVERSION_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = conversion_create,
    .drop = conversion_drop,
    .excludes = conversion_excludes,
};
