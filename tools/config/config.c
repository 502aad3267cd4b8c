#include "config/config.h"

#include "base/file.h"
#include "config/suggest.h"

#include <yaml.h>

typedef enum KeyType {
    KEY_TEXT,    /* const char * */
    KEY_TEXTS,   /* TextVec; one text stands for a list of one */
    KEY_LEDGER,  /* const char *, one of LEDGERS */
    KEY_OUTPUTS, /* list of mappings */
} KeyType;

typedef struct Key {
    const char *name;
    KeyType type;
    size_t offset;
    bool required;
    const char *example; /* of a required one */
} Key;

static const Key KEYS[] = {
    {"name", KEY_TEXT, offsetof(Config, name), true, "shop"},
    {"schema", KEY_TEXTS, offsetof(Config, schema), true, "schema"},
    {"external", KEY_TEXTS, offsetof(Config, external), false, NULL},
    {"migrations", KEY_TEXT, offsetof(Config, migrations), false, NULL},
    {"queries", KEY_TEXT, offsetof(Config, queries), false, NULL},
    {"search_path", KEY_TEXTS, offsetof(Config, search_path), false, NULL},
    {"ledger", KEY_LEDGER, offsetof(Config, ledger), false, NULL},
    {"templates", KEY_TEXT, offsetof(Config, templates), false, NULL},
    {"outputs", KEY_OUTPUTS, offsetof(Config, outputs), false, NULL},
};
#define KEY_TOTAL (sizeof(KEYS) / sizeof(*KEYS))

static const Key OUTPUT_KEYS[] = {
    {"template", KEY_TEXT, offsetof(ConfigOutput, template_name), true, "c"},
    {"out", KEY_TEXT, offsetof(ConfigOutput, out), true, "generated/db"},
};
#define OUTPUT_KEY_TOTAL (sizeof(OUTPUT_KEYS) / sizeof(*OUTPUT_KEYS))

/* Options that the built-in templates know. Other keys are for templates of the user's own; what is nearly one of
 * these, or nearly one of OUTPUT_KEYS, is a slip. */
static const char *const TEMPLATE_OPTIONS[] = {"prefix", "external",   "pkgconfig", "cmake",
                                               "detail", "file",       "title",     "intro",
                                               "notes",  "source_base"};
#define TEMPLATE_OPTION_TOTAL (sizeof(TEMPLATE_OPTIONS) / sizeof(*TEMPLATE_OPTIONS))

static const char *const LEDGERS[] = {"own", "supabase"};

typedef struct Reading {
    Arena *arena;
    Source *source;
    yaml_document_t *document;
    DiagList *diags;
} Reading;

/* ---- places ------------------------------------------------------------------------------------- */

/* libyaml counts characters from the start, after a byte order mark. */
static size_t mark_offset(Source *source, yaml_mark_t mark)
{
    size_t start = strncmp(source->text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

    return source_character_offset(source, start, mark.index);
}

static Span node_span(const Reading *reading, const yaml_node_t *node)
{
    Source *source = reading->source;
    size_t start = mark_offset(source, node->start_mark);
    size_t end = mark_offset(source, node->end_mark);
    const char *line_end;

    /* A mapping or list reaches over many lines: its first line is enough. */
    line_end = memchr(source->text + start, '\n', end - start);
    if (line_end != NULL)
        end = (size_t)(line_end - source->text);
    return span_make(source, start, end);
}

/* ---- YAML ----------------------------------------------------------------------------------------- */

static void report_yaml_error(Arena *arena, const yaml_parser_t *parser, Source *source,
                              DiagList *diags)
{
    const char *problem = parser->problem != NULL ? parser->problem : "out of memory";
    size_t at = parser->error == YAML_READER_ERROR ? parser->problem_offset
                                                   : mark_offset(source, parser->problem_mark);
    Diag *diag =
        diag_error(diags, "yaml", span_make(source, at, at + 1), "not valid YAML: %s", problem);

    if (parser->context != NULL) {
        at = mark_offset(source, parser->context_mark);
        diag->related = span_make(source, at, at + 1);
        diag->related_message = arena_strdup(arena, parser->context);
    }
    if (strstr(problem, "tab character") != NULL || source->text[at] == '\t')
        diag_hint(diags, diag, "YAML is indented with spaces, never with tabs");
}

/* The text of a scalar that is a text: neither null nor empty. NULL after an error. */
static const char *read_text(const Reading *reading, const yaml_node_t *node, const char *name)
{
    const char *text;

    if (node->type == YAML_SCALAR_NODE) {
        text = (const char *)node->data.scalar.value;
        if (strlen(text) != node->data.scalar.length) {
            diag_error(reading->diags, "config", node_span(reading, node),
                       "the value of %s has a zero byte", name);
            return NULL;
        }
        if (node->data.scalar.style != YAML_PLAIN_SCALAR_STYLE && text[0] != '\0')
            return arena_strdup(reading->arena, text);
        if (text[0] != '\0' && strcmp(text, "~") != 0 && strcasecmp(text, "null") != 0)
            return arena_strdup(reading->arena, text);
    }
    diag_error(reading->diags, "config", node_span(reading, node),
               node->type == YAML_SCALAR_NODE ? "%s has no value" : "%s must be a text", name);
    return NULL;
}

static void read_texts(const Reading *reading, const yaml_node_t *node, const char *name,
                       TextVec *texts)
{
    const char *text;

    if (node->type != YAML_SEQUENCE_NODE) {
        text = read_text(reading, node, name);
        if (text != NULL)
            vec_push(reading->arena, texts, text);
        return;
    }
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++) {
        text = read_text(reading, yaml_document_get_node(reading->document, *item),
                         arena_printf(reading->arena, "an entry of %s", name));
        if (text != NULL)
            vec_push(reading->arena, texts, text);
    }
}

static const char *read_choice(const Reading *reading, const yaml_node_t *node, const char *name,
                               const char *const *choices, size_t count)
{
    const char *text = read_text(reading, node, name), *near;
    Diag *diag;

    for (size_t i = 0; text != NULL && i < count; i++)
        if (strcmp(text, choices[i]) == 0)
            return text;
    if (text == NULL)
        return NULL;
    diag = diag_error(reading->diags, "config", node_span(reading, node),
                      "\"%s\" is no value of %s", text, name);
    near = suggest_name(choices, count, text);
    if (near != NULL)
        diag_hint(reading->diags, diag, "did you mean \"%s\"?", near);
    else
        diag_hint(reading->diags, diag, "write \"%s\" or \"%s\"", choices[0], choices[count - 1]);
    return NULL;
}

/* The key of a pair, as a text; an error when it came before in the same mapping. */
static const char *read_key(const Reading *reading, const yaml_node_t *mapping,
                            const yaml_node_pair_t *pair)
{
    const yaml_node_t *node = yaml_document_get_node(reading->document, pair->key);
    const char *key = read_text(reading, node, "a key");

    if (key == NULL)
        return NULL;
    for (const yaml_node_pair_t *other = mapping->data.mapping.pairs.start; other < pair; other++) {
        const yaml_node_t *before = yaml_document_get_node(reading->document, other->key);

        if (before->type == YAML_SCALAR_NODE &&
            strcmp((const char *)before->data.scalar.value, key) == 0) {
            Diag *diag = diag_error(reading->diags, "config", node_span(reading, node),
                                    "the key %s is given twice", key);

            diag->related = node_span(reading, before);
            diag->related_message = "the first one is here";
            return NULL;
        }
    }
    return key;
}

static const Key *find_key(const Key *keys, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(keys[i].name, name) == 0)
            return &keys[i];
    return NULL;
}

static bool has_key(const Reading *reading, const yaml_node_t *mapping, const char *name)
{
    for (const yaml_node_pair_t *pair = mapping->data.mapping.pairs.start;
         pair < mapping->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = yaml_document_get_node(reading->document, pair->key);

        if (key->type == YAML_SCALAR_NODE &&
            strcmp((const char *)key->data.scalar.value, name) == 0)
            return true;
    }
    return false;
}

static void require_keys(const Reading *reading, const yaml_node_t *mapping, const Key *keys,
                         size_t count, const char *where)
{
    for (size_t i = 0; i < count; i++)
        if (keys[i].required && !has_key(reading, mapping, keys[i].name))
            diag_hint(reading->diags,
                      diag_error(reading->diags, "config", node_span(reading, mapping),
                                 "%s has no key \"%s\"", where, keys[i].name),
                      "add it, for example \"%s: %s\"", keys[i].name, keys[i].example);
}

/* ---- outputs -------------------------------------------------------------------------------------- */

/* Any key that is not reserved goes to the template, unless it looks like a slip. */
static bool option_name_is_fine(const Reading *reading, const yaml_node_t *node, const char *key)
{
    const char *names[OUTPUT_KEY_TOTAL + TEMPLATE_OPTION_TOTAL];
    const char *near;
    size_t count = 0;
    Diag *diag;

    for (size_t i = 0; i < OUTPUT_KEY_TOTAL; i++)
        names[count++] = OUTPUT_KEYS[i].name;
    for (size_t i = 0; i < TEMPLATE_OPTION_TOTAL; i++) {
        if (strcmp(TEMPLATE_OPTIONS[i], key) == 0)
            return true;
        names[count++] = TEMPLATE_OPTIONS[i];
    }
    near = suggest_name(names, count, key);
    if (near == NULL && key[strspn(key, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0')
        return true;
    diag = diag_error(reading->diags, "unknown-key", node_span(reading, node),
                      "unknown key \"%s\" of an output", key);
    if (near != NULL)
        diag_hint(reading->diags, diag, "did you mean \"%s\"?", near);
    else
        diag_hint(reading->diags, diag,
                  "the name of a template's option has lower-case letters, digits and _ only");
    return false;
}

static void read_option(const Reading *reading, const yaml_node_t *key, const char *name,
                        const yaml_node_t *value, OptionVec *options)
{
    Option option = {.name = name};

    if (!option_name_is_fine(reading, key, name))
        return;
    option.value = read_text(reading, value, name);
    /* For a template every text is true: what is false is left out. */
    if (option.value == NULL ||
        (value->data.scalar.style == YAML_PLAIN_SCALAR_STYLE && strcmp(option.value, "false") == 0))
        return;
    vec_push(reading->arena, options, option);
}

static void read_output(const Reading *reading, const yaml_node_t *node, Config *config)
{
    ConfigOutput output = {.span = node_span(reading, node)};

    if (node->type != YAML_MAPPING_NODE) {
        Diag *diag = diag_error(reading->diags, "config", output.span,
                                "an output must have the keys \"template\" and \"out\"");

        diag_hint(reading->diags, diag, "write: - {template: markdown, out: docs/schema}");
        return;
    }
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *value = yaml_document_get_node(reading->document, pair->value);
        const char *name = read_key(reading, node, pair);
        const Key *key = name != NULL ? find_key(OUTPUT_KEYS, OUTPUT_KEY_TOTAL, name) : NULL;

        if (key != NULL)
            *(const char **)((char *)&output + key->offset) = read_text(reading, value, name);
        else if (name != NULL)
            read_option(reading, yaml_document_get_node(reading->document, pair->key), name, value,
                        &output.options);
    }
    require_keys(reading, node, OUTPUT_KEYS, OUTPUT_KEY_TOTAL, "this output");
    options_normalise(&output.options);
    vec_push(reading->arena, &config->outputs, output);
}

static void read_outputs(const Reading *reading, const yaml_node_t *node, Config *config)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        diag_error(reading->diags, "config", node_span(reading, node),
                   "outputs must be a list, one entry for each folder that is generated");
        return;
    }
    for (const yaml_node_item_t *item = node->data.sequence.items.start;
         item < node->data.sequence.items.top; item++)
        read_output(reading, yaml_document_get_node(reading->document, *item), config);
}

/* ---- the file ------------------------------------------------------------------------------------ */

static void report_unknown_key(const Reading *reading, const yaml_node_t *node, const char *name)
{
    const char *names[KEY_TOTAL], *near;
    Diag *diag = diag_error(reading->diags, "unknown-key", node_span(reading, node),
                            "unknown key \"%s\"", name);
    Str all = str_new(reading->arena);

    for (size_t i = 0; i < KEY_TOTAL; i++) {
        names[i] = KEYS[i].name;
        str_printf(&all, "%s%s", i == 0 ? "" : i + 1 == KEY_TOTAL ? " and " : ", ", names[i]);
    }
    near = suggest_name(names, KEY_TOTAL, name);
    if (near != NULL)
        diag_hint(reading->diags, diag, "did you mean \"%s\"?", near);
    else
        diag_hint(reading->diags, diag, "the keys are %s", all.text);
}

static void read_value(const Reading *reading, const Key *key, const yaml_node_t *value,
                       Config *config)
{
    void *target = (char *)config + key->offset;

    switch (key->type) {
    case KEY_TEXT:
        *(const char **)target = read_text(reading, value, key->name);
        break;
    case KEY_TEXTS:
        read_texts(reading, value, key->name, target);
        break;
    case KEY_LEDGER:
        *(const char **)target =
            read_choice(reading, value, key->name, LEDGERS, sizeof(LEDGERS) / sizeof(*LEDGERS));
        break;
    case KEY_OUTPUTS:
        read_outputs(reading, value, config);
        break;
    }
}

static void read_root(const Reading *reading, const yaml_node_t *root, Config *config)
{
    if (root->type != YAML_MAPPING_NODE) {
        diag_error(reading->diags, "config", node_span(reading, root),
                   "the file must be a list of keys such as \"schema: [schema]\"");
        return;
    }
    for (const yaml_node_pair_t *pair = root->data.mapping.pairs.start;
         pair < root->data.mapping.pairs.top; pair++) {
        const char *name = read_key(reading, root, pair);
        const Key *key = name != NULL ? find_key(KEYS, KEY_TOTAL, name) : NULL;

        if (key != NULL)
            read_value(reading, key, yaml_document_get_node(reading->document, pair->value),
                       config);
        else if (name != NULL)
            report_unknown_key(reading, yaml_document_get_node(reading->document, pair->key), name);
    }
    require_keys(reading, root, KEYS, KEY_TOTAL, "the configuration");
}

/* The first document is the configuration; a second one would be passed over in silence. */
static void read_document(Reading *reading, yaml_parser_t *parser, Config *config)
{
    yaml_document_t document, second;
    yaml_node_t *root;

    if (!yaml_parser_load(parser, &document)) {
        report_yaml_error(reading->arena, parser, reading->source, reading->diags);
        return;
    }
    reading->document = &document;
    root = yaml_document_get_root_node(&document);
    if (root == NULL) {
        Diag *diag = diag_error(reading->diags, "config", span_make(reading->source, 0, 0),
                                "the configuration is empty");

        diag_hint(reading->diags, diag,
                  "`schemac init` in an empty folder writes one to start with");
    } else {
        read_root(reading, root, config);
        if (!yaml_parser_load(parser, &second)) {
            report_yaml_error(reading->arena, parser, reading->source, reading->diags);
        } else {
            root = yaml_document_get_root_node(&second);
            if (root != NULL)
                diag_error(reading->diags, "config", node_span(reading, root),
                           "a second document: the configuration is one document");
            yaml_document_delete(&second);
        }
    }
    yaml_document_delete(&document);
}

Config *config_parse(Arena *arena, Source *source, const char *directory, DiagList *diags)
{
    Reading reading = {.arena = arena, .source = source, .diags = diags};
    Config *config = ARENA_NEW(arena, Config);
    size_t errors = diags->errors;
    size_t bad = utf8_check(source->text, source->length);
    yaml_parser_t parser;

    config->directory = directory;
    if (bad < source->length) {
        diag_error(diags, "encoding", span_make(source, bad, bad + 1), "the file is not in UTF-8");
        return NULL;
    }
    if (!yaml_parser_initialize(&parser))
        BUG("libyaml is out of memory");
    yaml_parser_set_input_string(&parser, (const unsigned char *)source->text, source->length);
    read_document(&reading, &parser, config);
    yaml_parser_delete(&parser);
    return diags->errors == errors ? config : NULL;
}

Config *config_read(Arena *arena, const char *path, DiagList *diags)
{
    Source *source = file_read(arena, path, diags);

    return source == NULL ? NULL : config_parse(arena, source, path_directory(arena, path), diags);
}
