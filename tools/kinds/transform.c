/* Transforms: how a procedural language sees the values of a type. */
#include "kinds/write.h"

static const Attribute TRANSFORM_ATTRIBUTES[] = {
    ATTR(TransformObject, type, TEXT, 0),
    ATTR(TransformObject, language, NAME, 0),
    ATTR(TransformObject, from_sql, TEXT, ATTRIBUTE_ALTER),
    ATTR(TransformObject, to_sql, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void transform_append_reference(Str *out, const Object *object)
{
    const TransformObject *transform = (const TransformObject *)object;

    str_printf(out, "FOR %s LANGUAGE ", transform->type);
    str_sql_ident(out, transform->language);
}

static Str transform_sql(Arena *arena, const Object *object, const char *verb)
{
    const TransformObject *transform = (const TransformObject *)object;
    Str sql = str_new(arena);

    str_printf(&sql, "%s TRANSFORM ", verb);
    transform_append_reference(&sql, object);
    str_text(&sql, " (");
    if (transform->from_sql != NULL)
        str_printf(&sql, "FROM SQL WITH FUNCTION %s", transform->from_sql);
    if (transform->to_sql != NULL)
        str_printf(&sql, "%sTO SQL WITH FUNCTION %s", transform->from_sql != NULL ? ", " : "",
                   transform->to_sql);
    str_char(&sql, ')');
    return sql;
}

static void transform_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = transform_sql(steps->arena, object, "CREATE");

    (void)folded;
    steps_add(steps, &sql, 0);
}

static bool transform_alter(const Object *from, const Object *to, AttributeSet changed,
                            Steps *steps)
{
    Str sql = transform_sql(steps->arena, to, "CREATE OR REPLACE");

    (void)from;
    (void)changed;
    steps_add(steps, &sql, 0);
    return true;
}

static void transform_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps transform_ops = {
    .sql_kind = "TRANSFORM",
    .size = sizeof(TransformObject),
    .attributes = TRANSFORM_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = transform_append_reference,
    .create = transform_create,
    .alter = transform_alter,
    .drop = transform_drop,
};
