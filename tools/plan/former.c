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

/* ---- Annotations that come to nothing -------------------------------------------------------------------------- */

static bool has_kind(const Model *model, ObjectKind kind)
{
    for (size_t i = 0; i < model->objects.count; i++)
        if (model->objects.items[i]->kind == kind && !model->objects.items[i]->external)
            return true;
    return false;
}

/* True when the plan makes the object anew though the old schema has its parent, and objects of its kind. */
static bool is_made_anew(const Formers *formers, const Object *object)
{
    return kind_ops(object->kind)->append_rename != NULL &&
           model_find_key(formers->from, object->key) == NULL &&
           has_kind(formers->from, object->kind) &&
           (object->parent == NULL || model_find_key(formers->from, object->parent->key) != NULL);
}

static size_t count_claimants(Arena *arena, const Formers *formers, const Object *old)
{
    size_t count = 0;

    for (size_t i = 0; i < formers->to->objects.count; i++) {
        const Object *object = formers->to->objects.items[i];
        Former former;

        for (size_t j = 0; !object->external && j < object->annotations.count; j++)
            count += former_read(arena, &object->annotations.items[j], &former) &&
                     former.part == NULL && former_find(formers, object, &former) == old;
    }
    return count;
}

/* Why an object that the old schema has under both names is not renamed. */
static void report_not_renamed(Arena *arena, const Formers *formers, const Object *object,
                               const Object *old, const Annotation *annotation, DiagList *diags)
{
    const char *id = object_id(arena, object);
    Diag *diag;

    if (model_find_key(formers->to, old->key) != NULL) {
        if (is_made_anew(formers, object))
            diag_warning(diags, "renamed", annotation->span,
                         "%s is new: \"%s\" is in the new schema, too, so it is not renamed", id,
                         old->name);
        return;
    }
    if (count_claimants(arena, formers, old) > 1) {
        diag_warning(diags, "renamed", annotation->span,
                     "%s is new: more than one object is said to have been \"%s\"", id, old->name);
        return;
    }
    diag = diag_warning(diags, "renamed", annotation->span,
                        "\"%s\" goes: it is not renamed, since %s is in the old schema, too",
                        old->name, id);
    diag_hint(
        diags, diag,
        "remove the annotation if it was renamed before; else drop %s in a plan of its own first",
        id);
}

static void report_object(Arena *arena, const Formers *formers, const Object *object,
                          const Annotation *annotation, const Former *former, DiagList *diags)
{
    const Object *old =
        kind_ops(object->kind)->append_rename == NULL ? NULL : former_find(formers, object, former);
    Diag *diag;

    if (old != NULL && strcmp(old->key, object->key) != 0) {
        report_not_renamed(arena, formers, object, old, annotation, diags);
        return;
    }
    if (!is_made_anew(formers, object))
        return;
    diag = diag_warning(diags, "renamed", annotation->span,
                        "%s is new: the old schema has no %s \"%s\" that could be renamed",
                        object_id(arena, object), kind_label(object->kind), former->name);
    diag_hint(diags, diag, "correct the name, or remove the annotation");
}

static void report_part(Arena *arena, const Formers *formers, const Object *object,
                        const Annotation *annotation, const Former *former, DiagList *diags)
{
    const KindOps *ops = kind_ops(object->kind);
    const Object *old = model_find_key(formers->from, object->key);
    Diag *diag;

    if (ops->has_part == NULL || old == NULL || ops->has_part(old, former->part))
        return;
    diag = diag_warning(diags, "renamed", annotation->span,
                        "\"%s\" of %s is new: the old schema has no \"%s\" there that could be "
                        "renamed",
                        former->part, object_id(arena, object), former->name);
    diag_hint(diags, diag, "correct the name, or remove the annotation");
}

void former_report(Arena *arena, const Formers *formers, DiagList *diags)
{
    for (size_t i = 0; i < formers->to->objects.count; i++) {
        const Object *object = formers->to->objects.items[i];

        for (size_t j = 0; !object->external && j < object->annotations.count; j++) {
            const Annotation *annotation = &object->annotations.items[j];
            Former former;

            if (strcmp(annotation->key, FORMER_ANNOTATION) != 0)
                continue;
            if (!former_read(arena, annotation, &former))
                diag_warning(diags, "renamed", annotation->span,
                             "@renamed without the old name: write from=old_name");
            else if (former.part != NULL)
                report_part(arena, formers, object, annotation, &former, diags);
            else
                report_object(arena, formers, object, annotation, &former, diags);
        }
    }
}
