/* Procedural languages that are not installed as extensions, and those that were there before and are named by a GRANT. */
#include "kinds/write.h"

static const Attribute LANGUAGE_ATTRIBUTES[] = {
    ATTR(LanguageObject, trusted, BOOL, ATTRIBUTE_ALTER),
    ATTR(LanguageObject, handler, TEXT, ATTRIBUTE_ALTER),
    ATTR(LanguageObject, inline_handler, TEXT, ATTRIBUTE_ALTER),
    ATTR(LanguageObject, validator, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

/* There is such a language without a schema; only what hangs on it can be told. */
static bool is_built_in(const Object *object)
{
    return ((const LanguageObject *)object)->handler == NULL;
}

static Str language_sql(Arena *arena, const Object *object, const char *verb)
{
    const LanguageObject *language = (const LanguageObject *)object;
    Str sql = str_new(arena);

    str_printf(&sql, "%s %sLANGUAGE ", verb, language->trusted ? "TRUSTED " : "");
    str_sql_ident(&sql, object->name);
    str_printf(&sql, " HANDLER %s", language->handler);
    if (language->inline_handler != NULL)
        str_printf(&sql, " INLINE %s", language->inline_handler);
    if (language->validator != NULL)
        str_printf(&sql, " VALIDATOR %s", language->validator);
    return sql;
}

static void language_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql;

    (void)folded;
    if (is_built_in(object))
        return;
    sql = language_sql(steps->arena, object, "CREATE");
    steps_add(steps, &sql, 0);
}

static bool language_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    Str sql = language_sql(steps->arena, to, "CREATE OR REPLACE");

    if (is_built_in(from) || is_built_in(to))
        return false;
    steps_add(steps, &sql,
              attribute_in(LANGUAGE_ATTRIBUTES, changed, "trusted") ? HAZARD_SECURITY_CHANGE : 0);
    return true;
}

/* A built-in one stays when no schema names it any more; what hangs on it goes by itself: see stays of KindOps. */
static void language_drop(const Object *object, Steps *steps)
{
    if (!is_built_in(object))
        write_drop(steps, object, 0);
}

const KindOps language_ops = {
    .sql_kind = "LANGUAGE",
    .size = sizeof(LanguageObject),
    .attributes = LANGUAGE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = language_create,
    .alter = language_alter,
    .stays = is_built_in,
    .drop = language_drop,
};
