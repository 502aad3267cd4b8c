#include "model/json.h"

#include "base/utf8.h"
#include "model/kind.h"

/* jansson fails only when memory is out: everything that can be wrong with a text is mended before.
 */
static json_t *must(json_t *value)
{
    if (value == NULL)
        BUG("out of memory for JSON");
    return value;
}

static void put(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, must(value)) != 0)
        BUG("out of memory for JSON");
}

static void push(json_t *array, json_t *value)
{
    if (json_array_append_new(array, must(value)) != 0)
        BUG("out of memory for JSON");
}

static json_t *json_text(const char *text)
{
    size_t length = strlen(text);
    Arena *arena;
    Str mended;
    json_t *value;

    if (utf8_check(text, length) == length)
        return must(json_string_nocheck(text));
    arena = arena_new();
    mended = str_new(arena);
    while (length > 0) {
        unsigned code_point;
        size_t step = utf8_next(text, length, &code_point);

        if (code_point == UTF8_MALFORMED)
            str_text(&mended, UTF8_REPLACEMENT);
        else
            str_bytes(&mended, text, step);
        text += step;
        length -= step;
    }
    value = must(json_string_nocheck(mended.text));
    arena_free(arena);
    return value;
}

static void put_text(json_t *object, const char *key, const char *text)
{
    if (text != NULL)
        put(object, key, json_text(text));
}

/* ---- attributes ----------------------------------------------------------------------------- */

static void put_attributes(json_t *object, const Attribute *attributes, const void *value);

static json_t *texts_to_json(const TextVec *texts)
{
    json_t *array = must(json_array());

    for (size_t i = 0; i < texts->count; i++)
        push(array, texts->items[i] != NULL ? json_text(texts->items[i]) : json_null());
    return array;
}

static json_t *options_to_json(const OptionVec *options)
{
    json_t *object = must(json_object());

    for (size_t i = 0; i < options->count; i++) {
        const Option *option = &options->items[i];
        json_t *key = json_text(option->name);

        put(object, json_string_value(key),
            option->value != NULL ? json_text(option->value) : json_true());
        json_decref(key);
    }
    return object;
}

static json_t *items_to_json(const ItemType *type, const ItemVec *items)
{
    json_t *array = must(json_array());

    for (size_t i = 0; i < items->count; i++) {
        json_t *item = must(json_object());

        put_attributes(item, type->attributes, (const char *)items->items + i * type->size);
        push(array, item);
    }
    return array;
}

static json_t *expr_to_json(const SqlExpr *expr)
{
    json_t *object = must(json_object());

    put_text(object, "sql", expr->sql);
    put_text(object, "canonical", expr->canonical);
    return object;
}

static json_t *attribute_to_json(const Attribute *attribute, const void *value)
{
    const void *member = (const char *)value + attribute->offset;

    switch (attribute->type) {
    case ATTRIBUTE_BOOL:
        return json_boolean(*(const bool *)member);
    case ATTRIBUTE_INT:
        return json_integer(*(const int64_t *)member);
    case ATTRIBUTE_TEXT:
    case ATTRIBUTE_NAME:
        return json_text(*(const char *const *)member);
    case ATTRIBUTE_EXPR:
        return expr_to_json(member);
    case ATTRIBUTE_NAMES:
    case ATTRIBUTE_TEXTS:
        return texts_to_json(member);
    case ATTRIBUTE_OPTIONS:
        return options_to_json(member);
    case ATTRIBUTE_ITEMS:
        return items_to_json(attribute->items, member);
    }
    BUG("attribute %s has no such type: %d", attribute->name, (int)attribute->type);
}

static void put_attributes(json_t *object, const Attribute *attributes, const void *value)
{
    for (; attributes->name != NULL; attributes++) {
        if (!attribute_is_empty(attributes, value))
            put(object, attributes->name, attribute_to_json(attributes, value));
    }
}

/* ---- objects -------------------------------------------------------------------------------- */

static void put_source(json_t *object, const Span *span)
{
    json_t *source;
    Position position;

    if (span->source == NULL)
        return;
    position = source_position(span->source, span->start);
    source = must(json_object());
    put_text(source, "file", span->source->name);
    put(source, "line", json_integer((json_int_t)position.line));
    put(source, "column", json_integer((json_int_t)position.column));
    put(object, "source", source);
}

static void put_dependencies(json_t *json, const Object *object, Arena *scratch)
{
    TextVec ids = {0};
    json_t *array;

    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Object *on = object->dependencies.items[i].on;

        /* What was dropped since is in no model any more. */
        if (on->key != NULL)
            vec_push(scratch, &ids, object_id(scratch, on));
    }
    if (ids.count == 0)
        return;
    texts_sort(&ids);
    array = must(json_array());
    for (size_t i = 0; i < ids.count; i++) {
        if (i == 0 || !text_equal(ids.items[i - 1], ids.items[i]))
            push(array, json_text(ids.items[i]));
    }
    put(json, "depends_on", array);
}

static void put_annotations(json_t *json, const Object *object)
{
    json_t *array;

    if (object->annotations.count == 0)
        return;
    array = must(json_array());
    for (size_t i = 0; i < object->annotations.count; i++) {
        json_t *annotation = must(json_object());

        put_text(annotation, "key", object->annotations.items[i].key);
        put_text(annotation, "value", object->annotations.items[i].value);
        push(array, annotation);
    }
    put(json, "annotations", array);
}

static json_t *object_to_json(const Object *object, Arena *scratch)
{
    json_t *json = must(json_object());

    put_text(json, "kind", kind_name(object->kind));
    put_text(json, "id", object_id(scratch, object));
    put_text(json, "schema", object->schema);
    put_text(json, "name", object->name[0] != '\0' ? object->name : NULL);
    put_text(json, "signature", object->signature);
    if (object->parent != NULL)
        put_text(json, "parent", object_id(scratch, object->parent));
    put_source(json, &object->span);
    if (object->external)
        put(json, "external", json_true());
    if (object->implicit)
        put(json, "implicit", json_true());
    put_text(json, "comment", object_comment(object));
    put_attributes(json, object_attributes(object), object);
    put_dependencies(json, object, scratch);
    put_annotations(json, object);
    return json;
}

static json_t *account_to_json(const StatementAccount *account)
{
    json_t *json = must(json_object());

    put(json, "total", json_integer((json_int_t)account_total(account)));
    for (size_t i = 0; i < STATEMENT_CLASS_COUNT; i++) {
        if (account->counts[i] > 0)
            put(json, statement_class_name((StatementClass)i),
                json_integer((json_int_t)account->counts[i]));
    }
    return json;
}

json_t *model_to_json(const Model *model)
{
    Arena *scratch = arena_new();
    json_t *json = must(json_object());
    json_t *objects = must(json_array());

    for (size_t i = 0; i < model->objects.count; i++)
        push(objects, object_to_json(model->objects.items[i], scratch));
    put(json, "format", json_integer(MODEL_JSON_FORMAT));
    put(json, "statements", account_to_json(&model->account));
    put(json, "objects", objects);
    arena_free(scratch);
    return json;
}

static int append_chunk(const char *buffer, size_t size, void *data)
{
    str_bytes(data, buffer, size);
    return 0;
}

bool model_print_json(const Model *model, Str *out)
{
    json_t *json = model_to_json(model);
    bool printed =
        json_dump_callback(json, append_chunk, out, JSON_INDENT(2) | JSON_PRESERVE_ORDER) == 0;

    json_decref(json);
    if (printed)
        str_char(out, '\n');
    return printed;
}
