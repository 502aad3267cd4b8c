/* Text search dictionaries. Their options can be set and taken back one by one. */
#include "kinds/write.h"

static const Attribute TEXT_SEARCH_DICTIONARY_ATTRIBUTES[] = {
    ATTR(TextSearchDictionaryObject, template, TEXT, 0),
    ATTR(TextSearchDictionaryObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void text_search_dictionary_create(const Object *object, const ObjectVec *folded,
                                          Steps *steps)
{
    const TextSearchDictionaryObject *dictionary = (const TextSearchDictionaryObject *)object;
    bool started = false;
    Str sql = str_new(steps->arena);
    Str name = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE TEXT SEARCH DICTIONARY ");
    write_name(&sql, object);
    write_member(&sql, &started, "TEMPLATE", dictionary->template);
    for (size_t i = 0; i < dictionary->options.count; i++) {
        str_clear(&name);
        str_sql_ident(&name, dictionary->options.items[i].name);
        write_member(&sql, &started, name.text, dictionary->options.items[i].value);
    }
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
}

/* The order in which the options are afterwards is the new one: those that are set go to the end. */
static bool order_is_kept(const OptionVec *from, const OptionVec *to)
{
    size_t next = 0; /* of the new options that keep their places */

    for (size_t i = 0; i < from->count; i++) {
        const char *value = options_get(to, from->items[i].name);

        if (!text_equal(value, from->items[i].value))
            continue;
        if (next == to->count || strcmp(to->items[next++].name, from->items[i].name) != 0)
            return false;
    }
    return true;
}

static void append_change(Str *sql, const char **separator, const Option *option, const char *value)
{
    str_text(sql, *separator);
    str_sql_ident(sql, option->name);
    if (value != NULL)
        str_printf(sql, " = %s", value);
    *separator = ", ";
}

/* An option without a value is taken back. */
static bool text_search_dictionary_alter(const Object *from, const Object *to, AttributeSet changed,
                                         Steps *steps)
{
    const OptionVec *old_options = &((const TextSearchDictionaryObject *)from)->options;
    const OptionVec *new_options = &((const TextSearchDictionaryObject *)to)->options;
    bool kept = order_is_kept(old_options, new_options);
    const char *separator = " (";
    Str sql = str_new(steps->arena);

    (void)changed;
    str_text(&sql, "ALTER TEXT SEARCH DICTIONARY ");
    write_name(&sql, to);
    for (size_t i = 0; i < old_options->count; i++)
        if (options_get(new_options, old_options->items[i].name) == NULL)
            append_change(&sql, &separator, &old_options->items[i], NULL);
    for (size_t i = 0; i < new_options->count; i++) {
        const Option *option = &new_options->items[i];

        if (!kept || !text_equal(options_get(old_options, option->name), option->value))
            append_change(&sql, &separator, option, option->value);
    }
    str_char(&sql, ')');
    steps_add(steps, &sql, 0);
    return true;
}

static void text_search_dictionary_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps text_search_dictionary_ops = {
    .sql_kind = "TEXT SEARCH DICTIONARY",
    .size = sizeof(TextSearchDictionaryObject),
    .attributes = TEXT_SEARCH_DICTIONARY_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = text_search_dictionary_create,
    .alter = text_search_dictionary_alter,
    .drop = text_search_dictionary_drop,
};
