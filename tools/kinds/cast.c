/* Casts. They have no name, no schema and no owner. */
#include "kinds/write.h"

static const Attribute CAST_ATTRIBUTES[] = {
    ATTR(CastObject, source_type, TEXT, 0), ATTR(CastObject, target_type, TEXT, 0),
    ATTR(CastObject, function, TEXT, 0),    ATTR(CastObject, inout, BOOL, 0),
    ATTR(CastObject, context, TEXT, 0),     ATTR_END,
};

static void cast_append_reference(Str *out, const Object *object)
{
    const CastObject *cast = (const CastObject *)object;

    str_printf(out, "(%s AS %s)", cast->source_type, cast->target_type);
}

static void cast_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const CastObject *cast = (const CastObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE CAST ");
    cast_append_reference(&sql, object);
    if (cast->function != NULL)
        str_printf(&sql, " WITH FUNCTION %s", cast->function);
    else
        str_text(&sql, cast->inout ? " WITH INOUT" : " WITHOUT FUNCTION");
    if (cast->context != NULL)
        str_printf(&sql, " AS %s", cast->context);
    steps_add(steps, &sql, 0);
}

static void cast_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps cast_ops = {
    .sql_kind = "CAST",
    .size = sizeof(CastObject),
    .attributes = CAST_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = cast_append_reference,
    .create = cast_create,
    .drop = cast_drop,
};
