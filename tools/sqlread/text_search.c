#include "sqlread/definitions.h"

/* Text search: parsers, templates, dictionaries, configurations. Source: tsearchcmds.c of the server. */

/* ---- What comes with the server ------------------------------------------------------------------------------- */

/* Languages with a dictionary `<language>_stem` and a configuration. Those that are not written in Latin letters look
 * up words of Latin letters elsewhere. Source: snowball_create.sql */
static const struct {
    const char *name;
    const char *ascii; /* NULL: the same */
} languages[] = {
    {"arabic", NULL},     {"armenian", NULL},   {"basque", NULL},       {"catalan", NULL},
    {"danish", NULL},     {"dutch", NULL},      {"english", NULL},      {"estonian", NULL},
    {"finnish", NULL},    {"french", NULL},     {"german", NULL},       {"greek", NULL},
    {"hindi", "english"}, {"hungarian", NULL},  {"indonesian", NULL},   {"irish", NULL},
    {"italian", NULL},    {"lithuanian", NULL}, {"nepali", NULL},       {"norwegian", NULL},
    {"portuguese", NULL}, {"romanian", NULL},   {"russian", "english"}, {"serbian", NULL},
    {"spanish", NULL},    {"swedish", NULL},    {"tamil", NULL},        {"turkish", NULL},
    {"yiddish", NULL},
};

/* Tokens of the default parser that the server's configurations map: words of the language, of Latin letters, others. */
static const struct {
    const char *token;
    char letters;
} tokens[] = {
    {"asciihword", 'a'},    {"asciiword", 'a'},  {"email", 's'}, {"file", 's'},
    {"float", 's'},         {"host", 's'},       {"hword", 'w'}, {"hword_asciipart", 'a'},
    {"hword_numpart", 's'}, {"hword_part", 'w'}, {"int", 's'},   {"numhword", 's'},
    {"numword", 's'},       {"sfloat", 's'},     {"uint", 's'},  {"url", 's'},
    {"url_path", 's'},      {"version", 's'},    {"word", 'w'},
};

static size_t find_language(const char *name)
{
    size_t i = 0;

    while (i < lengthof(languages) && strcmp(languages[i].name, name) != 0)
        i++;
    return i;
}

static bool is_builtin_dictionary(Reader *reader, const char *name)
{
    size_t length = strlen(name);

    if (strcmp(name, "simple") == 0)
        return true;
    return length > 5 && strcmp(name + length - 5, "_stem") == 0 &&
           find_language(arena_strndup(reader->scratch, name, length - 5)) < lengthof(languages);
}

/* ---- Mappings ------------------------------------------------------------------------------------------------- */

static int compare_mappings(const void *a, const void *b)
{
    return strcmp(((const TextSearchMapping *)a)->token, ((const TextSearchMapping *)b)->token);
}

static TextSearchMapping *find_mapping(TextSearchConfigurationObject *configuration,
                                       const char *token)
{
    for (size_t i = 0; i < configuration->mappings.count; i++)
        if (strcmp(configuration->mappings.items[i].token, token) == 0)
            return &configuration->mappings.items[i];
    return NULL;
}

static void set_mapping(Reader *reader, TextSearchConfigurationObject *configuration,
                        const char *token, const TextVec *dictionaries)
{
    TextSearchMapping *mapping = find_mapping(configuration, token);
    TextSearchMapping new_mapping = {.token = arena_strdup(reader->arena, token)};

    if (mapping == NULL) {
        vec_push(reader->arena, &configuration->mappings, new_mapping);
        mapping = &configuration->mappings.items[configuration->mappings.count - 1];
    }
    mapping->dictionaries = (TextVec){0};
    for (size_t i = 0; i < dictionaries->count; i++)
        vec_push(reader->arena, &mapping->dictionaries, dictionaries->items[i]);
}

static void drop_mapping(TextSearchConfigurationObject *configuration, const char *token)
{
    for (size_t i = 0; i < configuration->mappings.count; i++)
        if (strcmp(configuration->mappings.items[i].token, token) == 0) {
            vec_remove(&configuration->mappings, i);
            return;
        }
}

/* The quoted name of a dictionary; waits for one that is not there yet. */
static ReadResult dictionary_text(Reader *reader, const List *names, const char **text)
{
    const char *schema;
    const char *name;
    const Object *found;

    name_parts(names, &schema, &name);
    found = find_on_path(reader->model, reader->place.path, NAMESPACE_TEXT_SEARCH_DICTIONARY,
                         schema, name, NULL);
    if (found != NULL) {
        *text = reader_object_sql(reader, found);
        return READ_DONE;
    }
    if (schema != NULL && strcmp(schema, "pg_catalog") == 0)
        schema = NULL;
    *text = reader_qualified(reader, schema, name);
    if (schema == NULL && is_builtin_dictionary(reader, name))
        return READ_DONE;
    /* That of an extension, at last. */
    if (reader->retrying && (reader->extensions.count > 0 || reader->opaque_blocks > 0))
        return READ_DONE;
    return reader_wait_for_object(reader, OBJECT_TSDICTIONARY, (const Node *)names);
}

static ReadResult dictionary_texts(Reader *reader, const List *dictionaries, TextVec *texts)
{
    ListCell *cell;

    foreach(cell, dictionaries)
    {
        const char *text;
        ReadResult result = dictionary_text(reader, castNode(List, lfirst(cell)), &text);

        if (result != READ_DONE)
            return result;
        vec_push(reader->arena, texts, text);
    }
    return READ_DONE;
}

/* ---- Configurations ------------------------------------------------------------------------------------------- */

static void copy_server_configuration(Reader *reader, TextSearchConfigurationObject *configuration,
                                      size_t language)
{
    const char *word = language == lengthof(languages) ? "simple" : languages[language].name;
    const char *ascii = language == lengthof(languages) || languages[language].ascii == NULL
                            ? word
                            : languages[language].ascii;

    configuration->parser = "\"default\"";
    for (size_t i = 0; i < lengthof(tokens); i++) {
        const char *name = tokens[i].letters == 'w' ? word : ascii;
        TextVec dictionaries = {0};

        vec_push(reader->scratch, &dictionaries,
                 tokens[i].letters == 's'          ? "simple"
                 : language == lengthof(languages) ? arena_strdup(reader->arena, name)
                                                   : arena_printf(reader->arena, "%s_stem", name));
        set_mapping(reader, configuration, tokens[i].token, &dictionaries);
    }
}

static ReadResult copy_configuration(Reader *reader, TextSearchConfigurationObject *configuration,
                                     const List *names)
{
    const char *schema;
    const char *name;
    Object *found;

    name_parts(names, &schema, &name);
    found = find_on_path(reader->model, reader->place.path, NAMESPACE_TEXT_SEARCH_CONFIGURATION,
                         schema, name, NULL);
    if (found != NULL) {
        const TextSearchConfigurationObject *other = (const TextSearchConfigurationObject *)found;

        configuration->parser = other->parser;
        configuration->copied = other->copied;
        for (size_t i = 0; i < other->mappings.count; i++)
            set_mapping(reader, configuration, other->mappings.items[i].token,
                        &other->mappings.items[i].dictionaries);
        return READ_DONE;
    }
    if (schema != NULL && strcmp(schema, "pg_catalog") == 0)
        schema = NULL;
    if (schema == NULL &&
        (strcmp(name, "simple") == 0 || find_language(name) < lengthof(languages))) {
        copy_server_configuration(reader, configuration, find_language(name));
        return READ_DONE;
    }
    if (!reader->retrying || (reader->extensions.count == 0 && reader->opaque_blocks == 0))
        return reader_wait_for_object(reader, OBJECT_TSCONFIGURATION, (const Node *)names);
    configuration->copied = reader_qualified(reader, schema, name);
    return READ_DONE;
}

static ReadResult fill_configuration(Reader *reader, TextSearchConfigurationObject *configuration,
                                     const List *definition)
{
    const DefElem *copy = def_find(definition, "copy");
    const DefElem *parser = def_find(definition, "parser");
    const char *schema;
    const char *name;
    const Object *found;

    if (copy != NULL)
        return copy_configuration(reader, configuration, def_names(copy));
    if (parser == NULL)
        return reader_fail(reader, reader_word(reader, configuration->object.name), "text-search",
                           "a text search configuration needs PARSER or COPY");
    name_parts(def_names(parser), &schema, &name);
    found = find_on_path(reader->model, reader->place.path, NAMESPACE_TEXT_SEARCH_PARSER, schema,
                         name, NULL);
    if (found != NULL)
        configuration->parser = reader_object_sql(reader, found);
    else
        configuration->parser = reader_qualified(
            reader, schema != NULL && strcmp(schema, "pg_catalog") == 0 ? NULL : schema, name);
    return READ_DONE;
}

static bool has_dictionary(const TextSearchMapping *mapping, const char *dictionary, size_t *index)
{
    for (*index = 0; *index < mapping->dictionaries.count; (*index)++)
        if (strcmp(mapping->dictionaries.items[*index], dictionary) == 0)
            return true;
    return false;
}

static void replace_dictionary(TextSearchConfigurationObject *configuration, const List *for_tokens,
                               const char *old_text, const char *new_text)
{
    for (size_t i = 0; i < configuration->mappings.count; i++) {
        TextSearchMapping *mapping = &configuration->mappings.items[i];
        bool meant = for_tokens == NIL;
        size_t index;
        ListCell *cell;

        foreach(cell, for_tokens) meant =
            meant || strcmp(strVal(lfirst(cell)), mapping->token) == 0;
        if (meant && has_dictionary(mapping, old_text, &index))
            mapping->dictionaries.items[index] = new_text;
    }
}

static ReadResult change_mappings(Reader *reader, TextSearchConfigurationObject *configuration,
                                  const AlterTSConfigurationStmt *alter)
{
    TextVec dictionaries = {0};
    ReadResult result = dictionary_texts(reader, alter->dicts, &dictionaries);
    ListCell *cell;

    if (result != READ_DONE)
        return result;
    switch (alter->kind) {
    case ALTER_TSCONFIG_ADD_MAPPING:
    case ALTER_TSCONFIG_ALTER_MAPPING_FOR_TOKEN:
        foreach(cell, alter->tokentype)
            set_mapping(reader, configuration, strVal(lfirst(cell)), &dictionaries);
        break;
    case ALTER_TSCONFIG_REPLACE_DICT:
    case ALTER_TSCONFIG_REPLACE_DICT_FOR_TOKEN:
        replace_dictionary(configuration, alter->tokentype, dictionaries.items[0],
                           dictionaries.items[1]);
        break;
    case ALTER_TSCONFIG_DROP_MAPPING:
        foreach(cell, alter->tokentype) drop_mapping(configuration, strVal(lfirst(cell)));
        break;
    }
    vec_sort(&configuration->mappings, compare_mappings);
    return READ_DONE;
}

ReadResult read_alter_ts_configuration(Reader *reader, Node *node)
{
    AlterTSConfigurationStmt *alter = castNode(AlterTSConfigurationStmt, node);
    const char *schema;
    const char *name;
    Object *object;

    name_parts(alter->cfgname, &schema, &name);
    object = find_on_path(reader->model, reader->place.path, NAMESPACE_TEXT_SEARCH_CONFIGURATION,
                          schema, name, NULL);
    if (object == NULL)
        return reader_wait_for_object(reader, OBJECT_TSCONFIGURATION, (Node *)alter->cfgname);
    return change_mappings(reader, (TextSearchConfigurationObject *)object, alter);
}

/* ---- Dictionaries --------------------------------------------------------------------------------------------- */

/* They stay in the order in which they were set, as the server keeps them. Source: AlterTSDictionary() */

/* The value as it stands in SQL: a number stays one. Source: serialize_deflist() */
static const char *option_value(Reader *reader, const DefElem *element)
{
    Str text = str_new(reader->arena);
    const char *value = reader_def_text(reader, element);

    if (element->arg != NULL && (IsA(element->arg, Integer) || IsA(element->arg, Float)))
        return value;
    str_sql_literal(&text, value == NULL ? "" : value);
    return text.text;
}

static void remove_option(OptionVec *options, const char *name)
{
    for (size_t i = 0; i < options->count; i++)
        if (strcmp(options->items[i].name, name) == 0) {
            vec_remove(options, i);
            return;
        }
}

static void set_options(Reader *reader, TextSearchDictionaryObject *dictionary,
                        const List *definition)
{
    ListCell *cell;

    foreach(cell, definition)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        Option option = {.name = arena_strdup(reader->arena, element->defname)};

        if (strcmp(element->defname, "template") == 0)
            continue;
        remove_option(&dictionary->options, element->defname);
        if (element->arg == NULL)
            continue;
        option.value = option_value(reader, element);
        vec_push(reader->arena, &dictionary->options, option);
    }
}

ReadResult read_alter_ts_dictionary(Reader *reader, Node *node)
{
    AlterTSDictionaryStmt *alter = castNode(AlterTSDictionaryStmt, node);
    const char *schema;
    const char *name;
    Object *object;

    name_parts(alter->dictname, &schema, &name);
    object = find_on_path(reader->model, reader->place.path, NAMESPACE_TEXT_SEARCH_DICTIONARY,
                          schema, name, NULL);
    if (object == NULL)
        return reader_wait_for_object(reader, OBJECT_TSDICTIONARY, (Node *)alter->dictname);
    set_options(reader, (TextSearchDictionaryObject *)object, alter->options);
    return READ_DONE;
}

/* ---- CREATE TEXT SEARCH … ------------------------------------------------------------------------------------- */

static ObjectKind kind_of(ObjectType type)
{
    switch (type) {
    case OBJECT_TSPARSER:
        return KIND_TEXT_SEARCH_PARSER;
    case OBJECT_TSTEMPLATE:
        return KIND_TEXT_SEARCH_TEMPLATE;
    case OBJECT_TSDICTIONARY:
        return KIND_TEXT_SEARCH_DICTIONARY;
    default:
        return KIND_TEXT_SEARCH_CONFIGURATION;
    }
}

ReadResult read_define_text_search(Reader *reader, DefineStmt *define)
{
    ObjectKind kind = kind_of(define->kind);
    const char *schema;
    const char *name;
    Object *object;
    ReadResult result = READ_DONE;

    name_parts(define->defnames, &schema, &name);
    object =
        reader_new_object(reader, kind, NULL, reader_creation_schema(reader, schema), name, -1);
    draft_of(reader, object)->node = (Node *)define;
    if (kind == KIND_TEXT_SEARCH_CONFIGURATION)
        result =
            fill_configuration(reader, (TextSearchConfigurationObject *)object, define->definition);
    else if (kind == KIND_TEXT_SEARCH_DICTIONARY)
        set_options(reader, (TextSearchDictionaryObject *)object, define->definition);
    return result == READ_DONE ? reader_add(reader, object) : result;
}

/* ---- The end -------------------------------------------------------------------------------------------------- */

/* Members that are functions, by kind. */
static const struct {
    ObjectKind kind;
    const char *name;
    const char *signature;
    size_t offset;
} function_members[] = {
    {KIND_TEXT_SEARCH_PARSER, "start", "internal, integer",
     offsetof(TextSearchParserObject, start)},
    {KIND_TEXT_SEARCH_PARSER, "gettoken", "internal, internal, internal",
     offsetof(TextSearchParserObject, gettoken)},
    {KIND_TEXT_SEARCH_PARSER, "end", "internal", offsetof(TextSearchParserObject, end)},
    {KIND_TEXT_SEARCH_PARSER, "headline", "internal, internal, tsquery",
     offsetof(TextSearchParserObject, headline)},
    {KIND_TEXT_SEARCH_PARSER, "lextypes", "internal", offsetof(TextSearchParserObject, lextypes)},
    {KIND_TEXT_SEARCH_TEMPLATE, "init", "internal", offsetof(TextSearchTemplateObject, init)},
    {KIND_TEXT_SEARCH_TEMPLATE, "lexize", "internal, internal, internal, internal",
     offsetof(TextSearchTemplateObject, lexize)},
};

static void finish_functions_of(Reader *reader, Object *object, const Draft *draft)
{
    ListCell *cell;

    foreach(cell, castNode(DefineStmt, draft->node)->definition)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        bool found = false;

        for (size_t i = 0; i < lengthof(function_members); i++) {
            if (function_members[i].kind != object->kind ||
                strcmp(function_members[i].name, element->defname) != 0)
                continue;
            found = true;
            *(const char **)((char *)object + function_members[i].offset) = reader_function_text(
                reader, &draft->place, def_names(element), function_members[i].signature, object);
        }
        if (!found)
            reader_refuse_member(reader, element, object->kind);
    }
}

/* Names that were resolved already, as texts. */
static void depend_on_text(Reader *reader, Object *object, ObjectKind kind, const char *text)
{
    for (size_t i = 0; text != NULL && i < reader->model->objects.count; i++) {
        Object *other = reader->model->objects.items[i];

        if (other->kind == kind && strcmp(reader_object_sql(reader, other), text) == 0)
            object_depend(reader->arena, object, other, DEPENDENCY_NORMAL);
    }
}

static void finish_configuration(Reader *reader, Object *object)
{
    TextSearchConfigurationObject *configuration = (TextSearchConfigurationObject *)object;

    depend_on_text(reader, object, KIND_TEXT_SEARCH_PARSER, configuration->parser);
    for (size_t i = 0; i < configuration->mappings.count; i++) {
        const TextVec *dictionaries = &configuration->mappings.items[i].dictionaries;

        for (size_t j = 0; j < dictionaries->count; j++)
            depend_on_text(reader, object, KIND_TEXT_SEARCH_DICTIONARY, dictionaries->items[j]);
    }
    if (configuration->copied != NULL)
        for (size_t i = 0; i < reader->extensions.count; i++)
            object_depend(reader->arena, object, reader->extensions.items[i], DEPENDENCY_NORMAL);
}

void finish_text_search(Reader *reader, Object *object, Draft *draft)
{
    if (object->kind == KIND_TEXT_SEARCH_CONFIGURATION) {
        finish_configuration(reader, object);
    } else if (object->kind == KIND_TEXT_SEARCH_DICTIONARY) {
        const DefElem *template =
            def_find(castNode(DefineStmt, draft->node)->definition, "template");

        if (template != NULL)
            ((TextSearchDictionaryObject *)object)->template =
                reader_object_text(reader, &draft->place, NAMESPACE_TEXT_SEARCH_TEMPLATE,
                                   def_names(template), NULL, object);
    } else {
        finish_functions_of(reader, object, draft);
    }
}

/* A dictionary that is renamed keeps its places. */
void reader_rename_dictionary(Reader *reader, const char *old_text, const char *new_text)
{
    for (size_t i = 0; i < reader->model->objects.count; i++)
        if (reader->model->objects.items[i]->kind == KIND_TEXT_SEARCH_CONFIGURATION)
            replace_dictionary((TextSearchConfigurationObject *)reader->model->objects.items[i],
                               NIL, old_text, new_text);
}
