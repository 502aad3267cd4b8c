/* Text search templates. Nothing of them can be altered. */
#include "kinds/write.h"

static const Attribute TEXT_SEARCH_TEMPLATE_ATTRIBUTES[] = {
    ATTR(TextSearchTemplateObject, init, TEXT, 0),
    ATTR(TextSearchTemplateObject, lexize, TEXT, 0),
    ATTR_END,
};

static void text_search_template_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const TextSearchTemplateObject *template = (const TextSearchTemplateObject *)object;
    bool started = false;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE TEXT SEARCH TEMPLATE ");
    write_name(&sql, object);
    write_member(&sql, &started, "INIT", template->init);
    write_member(&sql, &started, "LEXIZE", template->lexize);
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
}

static void text_search_template_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps text_search_template_ops = {
    .sql_kind = "TEXT SEARCH TEMPLATE",
    .size = sizeof(TextSearchTemplateObject),
    .attributes = TEXT_SEARCH_TEMPLATE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = text_search_template_create,
    .drop = text_search_template_drop,
};
