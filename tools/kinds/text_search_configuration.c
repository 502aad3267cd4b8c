/* Text search configurations: a parser, and dictionaries for its tokens. */
#include "kinds/write.h"

static const Attribute MAPPING_ATTRIBUTES[] = {
    ATTR(TextSearchMapping, token, NAME, 0),
    ATTR(TextSearchMapping, dictionaries, TEXTS, 0),
    ATTR_END,
};

static const ItemType MAPPING_TYPE = {sizeof(TextSearchMapping), MAPPING_ATTRIBUTES};

static const Attribute TEXT_SEARCH_CONFIGURATION_ATTRIBUTES[] = {
    ATTR(TextSearchConfigurationObject, parser, TEXT, 0),
    ATTR(TextSearchConfigurationObject, copied, TEXT, 0),
    ATTR_ITEMS(TextSearchConfigurationObject, mappings, &MAPPING_TYPE, ATTRIBUTE_ALTER),
    ATTR_END,
};

typedef enum Verb {
    VERB_ADD,
    VERB_ALTER,
} Verb;

static const TextSearchConfigurationObject *as_configuration(const Object *object)
{
    return (const TextSearchConfigurationObject *)object;
}

static const TextSearchMapping *find_mapping(const Object *object, const char *token)
{
    const TextSearchConfigurationObject *configuration = as_configuration(object);

    for (size_t i = 0; i < configuration->mappings.count; i++) {
        if (strcmp(configuration->mappings.items[i].token, token) == 0)
            return &configuration->mappings.items[i];
    }
    return NULL;
}

static bool same_dictionaries(const TextSearchMapping *a, const TextSearchMapping *b)
{
    return attribute_equal(attribute_find(MAPPING_ATTRIBUTES, "dictionaries"), a, b);
}

/* What has to be done with a token; false for nothing. ALTER also adds: what was copied may be there
 * or not. */
static bool verb_of(const Object *from, const Object *to, const TextSearchMapping *mapping,
                    Verb *verb)
{
    const TextSearchMapping *former = from == NULL ? NULL : find_mapping(from, mapping->token);

    *verb = former == NULL && as_configuration(to)->copied == NULL ? VERB_ADD : VERB_ALTER;
    return former == NULL || !same_dictionaries(former, mapping);
}

/* One step for all tokens that share their dictionaries, where the first of them stands. */
static void add_mapping(Steps *steps, const Object *from, const Object *to, size_t first)
{
    const TextSearchConfigurationObject *configuration = as_configuration(to);
    const TextSearchMapping *mapping = &configuration->mappings.items[first];
    Str sql = str_new(steps->arena);
    Verb wanted, verb;

    if (!verb_of(from, to, mapping, &wanted))
        return;
    for (size_t i = 0; i < first; i++) {
        if (verb_of(from, to, &configuration->mappings.items[i], &verb) && verb == wanted &&
            same_dictionaries(&configuration->mappings.items[i], mapping))
            return;
    }
    str_text(&sql, "ALTER TEXT SEARCH CONFIGURATION ");
    write_name(&sql, to);
    str_text(&sql, wanted == VERB_ADD ? " ADD MAPPING FOR " : " ALTER MAPPING FOR ");
    for (size_t i = first; i < configuration->mappings.count; i++) {
        const TextSearchMapping *other = &configuration->mappings.items[i];

        if (!verb_of(from, to, other, &verb) || verb != wanted ||
            !same_dictionaries(other, mapping))
            continue;
        str_text(&sql, i == first ? "" : ", ");
        str_sql_ident(&sql, other->token);
    }
    str_text(&sql, " WITH ");
    for (size_t i = 0; i < mapping->dictionaries.count; i++)
        str_printf(&sql, "%s%s", i == 0 ? "" : ", ", mapping->dictionaries.items[i]);
    steps_add(steps, &sql, 0);
}

static void drop_mappings(Steps *steps, const Object *from, const Object *to)
{
    const TextSearchConfigurationObject *configuration = as_configuration(from);
    Str sql = str_new(steps->arena);

    for (size_t i = 0; i < configuration->mappings.count; i++) {
        const char *token = configuration->mappings.items[i].token;

        if (find_mapping(to, token) != NULL)
            continue;
        if (sql.length == 0) {
            str_text(&sql, "ALTER TEXT SEARCH CONFIGURATION ");
            write_name(&sql, to);
            str_text(&sql, " DROP MAPPING FOR ");
        } else {
            str_text(&sql, ", ");
        }
        str_sql_ident(&sql, token);
    }
    if (sql.length > 0)
        steps_add(steps, &sql, 0);
}

static void text_search_configuration_create(const Object *object, const ObjectVec *folded,
                                             Steps *steps)
{
    const TextSearchConfigurationObject *configuration = as_configuration(object);
    bool started = false;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE TEXT SEARCH CONFIGURATION ");
    write_name(&sql, object);
    write_member(&sql, &started, "COPY", configuration->copied);
    write_member(&sql, &started, "PARSER",
                 configuration->copied != NULL ? NULL : configuration->parser);
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
    for (size_t i = 0; i < configuration->mappings.count; i++)
        add_mapping(steps, NULL, object, i);
}

/* Of a configuration that was copied from an unknown one it is not known what came along. */
static bool text_search_configuration_alter(const Object *from, const Object *to,
                                            AttributeSet changed, Steps *steps)
{
    (void)changed;
    if (as_configuration(to)->copied != NULL)
        return false;
    drop_mappings(steps, from, to);
    for (size_t i = 0; i < as_configuration(to)->mappings.count; i++)
        add_mapping(steps, from, to, i);
    return true;
}

static void text_search_configuration_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps text_search_configuration_ops = {
    .sql_kind = "TEXT SEARCH CONFIGURATION",
    .size = sizeof(TextSearchConfigurationObject),
    .attributes = TEXT_SEARCH_CONFIGURATION_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = text_search_configuration_create,
    .alter = text_search_configuration_alter,
    .drop = text_search_configuration_drop,
};
