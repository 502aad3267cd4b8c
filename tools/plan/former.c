#include "plan/former.h"

/* A name at `text`: quoted with either quote, or up to a blank or a dot. Sets `end` behind it. */
static const char *read_name(Arena *arena, const char *text, const char **end)
{
    char quote = *text == '"' || *text == '\'' ? *text : '\0';
    Str name = str_new(arena);

    if (quote == '\0') {
        size_t length = strcspn(text, " \t.");

        *end = text + length;
        return arena_strndup(arena, text, length);
    }
    for (text++; *text != '\0'; text++) {
        if (*text == quote && text[1] != quote)
            break;
        text += *text == quote;
        str_char(&name, *text);
    }
    *end = *text == '\0' ? text : text + 1;
    return name.text;
}

bool former_read(Arena *arena, const Annotation *annotation, Former *former)
{
    static const char FROM[] = "from=";
    static const char TO[] = "to=";
    const char *text = annotation->value;

    *former = (Former){0};
    if (strcmp(annotation->key, FORMER_ANNOTATION) != 0 || strncmp(text, FROM, strlen(FROM)) != 0)
        return false;
    former->name = read_name(arena, text + strlen(FROM), &text);
    if (*text == '.') {
        former->schema = former->name;
        former->name = read_name(arena, text + 1, &text);
    }
    text += strspn(text, " \t");
    if (strncmp(text, TO, strlen(TO)) == 0)
        former->part = read_name(arena, text + strlen(TO), &text);
    return *former->name != '\0';
}

const char *former_schema(const Formers *formers, const char *name)
{
    const Object *schema = name == NULL ? NULL : model_find_schema(formers->to, name);
    const Object *former = schema == NULL ? NULL : map_get(formers->renamed, schema->key);

    return former == NULL ? name : former->name;
}

/* The old object of this name at the place of a new one, which may have had other names itself. */
static Object *find_at(const Formers *formers, const Object *object, const char *schema,
                       const char *name);

Object *former_of(const Formers *formers, const Object *object)
{
    Object *former = map_get(formers->renamed, object->key);

    return former != NULL
               ? former
               : find_at(formers, object, former_schema(formers, object->schema), object->name);
}

/* Argument types may have had other names: one routine of this name is the one. */
static Object *find_by_name(const Formers *formers, const Object *object, const char *schema,
                            const char *name)
{
    Object *found = NULL;

    for (size_t i = 0; i < formers->from->objects.count; i++) {
        Object *other = formers->from->objects.items[i];

        if (other->kind != object->kind || !text_equal(other->schema, schema) ||
            strcmp(other->name, name) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = other;
    }
    return found;
}

static Object *find_at(const Formers *formers, const Object *object, const char *schema,
                       const char *name)
{
    const Object *parent = object->parent == NULL ? NULL : former_of(formers, object->parent);
    Object *found;

    if (object->parent != NULL && parent == NULL)
        return NULL;
    found = model_find(formers->from, kind_namespace(object->kind), parent,
                       object->schema == NULL ? NULL : schema, name, object->signature);
    return found == NULL && object->parent == NULL && object->signature != NULL
               ? find_by_name(formers, object, schema, name)
               : found;
}

Object *former_find(const Formers *formers, const Object *object, const Former *former)
{
    Object *found =
        find_at(formers, object,
                former->schema != NULL ? former->schema : former_schema(formers, object->schema),
                former->name);

    return found != NULL && found->kind == object->kind && !found->external ? found : NULL;
}

Object *former_holder(const Formers *formers, const Object *object)
{
    return find_at(formers, object, former_schema(formers, object->schema), object->name);
}
