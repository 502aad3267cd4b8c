#include "model/object.h"

#include "base/map.h"
#include "model/kind.h"

/* So many children are gone through faster than a name is looked up. */
#define FEW_CHILDREN 24

/* Longer names are rare: roles, casts and operators have them. */
#define NAME_BUFFER_SIZE 256

_Static_assert(KIND_COUNT < 255, "a kind fits into a byte");

void object_depend(Arena *arena, Object *object, Object *on, DependencyType type)
{
    static const int STRENGTH[] = {
        [DEPENDENCY_SOFT] = 0,
        [DEPENDENCY_NORMAL] = 1,
        [DEPENDENCY_EXPRESSION] = 2,
    };
    Dependency dependency = {.on = on, .type = type};

    if (on == object)
        return;
    for (size_t i = 0; i < object->dependencies.count; i++) {
        Dependency *present = &object->dependencies.items[i];

        if (present->on == on) {
            if (STRENGTH[type] > STRENGTH[present->type])
                present->type = type;
            return;
        }
    }
    vec_push(arena, &object->dependencies, dependency);
}

void object_depend_in_order(Arena *arena, Object *object, Object *on, DependencyType type)
{
    object_depend(arena, object, on, type);
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on == on)
            object->dependencies.items[i].in_order = true;
}

void object_depends_on_values(Object *object, const Object *on)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (on == NULL || object->dependencies.items[i].on == on)
            object->dependencies.items[i].of_values = true;
}

const char *object_schema(const Object *object)
{
    for (; object != NULL; object = object->parent) {
        if (object->schema != NULL)
            return object->schema;
    }
    return NULL;
}

const Object *object_root(const Object *object)
{
    while (object->parent != NULL)
        object = object->parent;
    return object;
}

/* The key of a child among its siblings, in a buffer; false when the name is too long for it. Without a name, that of the
 * first of a kind. */
static bool child_key(char *buffer, size_t size, ObjectKind kind, const char *name)
{
    size_t length = name == NULL ? 0 : strlen(name);

    if (length + 3 > size)
        return false;
    buffer[0] = (char)(kind + 1);
    buffer[1] = name == NULL ? 'k' : 'n';
    memcpy(buffer + 2, name == NULL ? "" : name, length + 1);
    return true;
}

static bool is_child(const Object *object, const Object *child, ObjectKind kind, const char *name)
{
    return child->parent == object && child->key != NULL && child->kind == kind &&
           (name == NULL || text_order(child->name, name) == 0);
}

/* The first child of a kind and name, found by going through all of them. */
static Object *search_child(const Object *object, ObjectKind kind, const char *name)
{
    for (size_t i = 0; i < object->children.count; i++) {
        Object *child = object->children.items[i];

        if (child->kind == kind && (name == NULL || text_order(child->name, name) == 0))
            return child;
    }
    return NULL;
}

/* Notes a child under its kind, and its name unless that is NULL: the first is the one that is found. */
static void note_child(Object *child, const char *name)
{
    Object *object = child->parent;
    char key[NAME_BUFFER_SIZE];
    Object *first;

    if (!child_key(key, sizeof(key), child->kind, name))
        return;
    first = map_put(object->child_names, key, child);
    if (first == NULL || first == child)
        return;
    if (!is_child(object, first, child->kind, name))
        first = search_child(object, child->kind, name);
    if (first != NULL)
        map_put(object->child_names, key, first);
}

static void note_name(Object *child)
{
    note_child(child, child->name);
    note_child(child, NULL);
}

void object_note_children(Arena *arena, Object *object)
{
    object->child_names = NULL;
    if (object->children.count <= FEW_CHILDREN)
        return;
    object->child_names = map_new(arena);
    for (size_t i = 0; i < object->children.count; i++)
        note_name(object->children.items[i]);
}

void object_note_child(Arena *arena, Object *child)
{
    if (child->parent->child_names != NULL)
        note_name(child);
    else
        object_note_children(arena, child->parent);
}

Object *object_child(const Object *object, ObjectKind kind, const char *name)
{
    char key[NAME_BUFFER_SIZE];

    if (object->child_names != NULL && child_key(key, sizeof(key), kind, name)) {
        Object *child = map_get(object->child_names, key);

        if (child == NULL || is_child(object, child, kind, name))
            return child;
    }
    return search_child(object, kind, name);
}

Object *object_child_like(const Object *object, const Object *like)
{
    Object *first = object_child(object, like->kind, like->name);

    if (first == NULL || text_equal(first->signature, like->signature))
        return first;
    for (size_t i = 0; i < object->children.count; i++) {
        Object *child = object->children.items[i];

        if (child->kind == like->kind && strcmp(child->name, like->name) == 0 &&
            text_equal(child->signature, like->signature))
            return child;
    }
    return NULL;
}

/* The name with what stands before the dot: the parent, unless that is no name to go by. */
static void append_plain_id(Str *out, const Object *object)
{
    if (object->parent != NULL && object->parent->name[0] != '\0') {
        /* An index has the schema of its table, and people know it by that alone. */
        if (object->schema != NULL) {
            str_text(out, object->schema);
            str_char(out, '.');
        } else {
            append_plain_id(out, object->parent);
            str_char(out, '.');
        }
    } else if (object->schema != NULL) {
        str_text(out, object->schema);
        str_char(out, '.');
    }
    str_text(out, object->name);
    if (object->signature != NULL)
        str_printf(out, "(%s)", object->signature);
}

/* " by x", and the privilege where it is a grant of its own: "BY x SELECT". */
static void append_grantor(Str *out, const Object *object)
{
    const char *grantor = object_text(object, "grantor");
    Str quoted = str_new(out->arena);

    if (grantor == NULL)
        return;
    str_printf(out, " by %s", grantor);
    str_text(&quoted, "BY ");
    str_sql_ident(&quoted, grantor);
    if (object->signature != NULL && strlen(object->signature) > quoted.length)
        str_printf(out, " (%s)", object->signature + quoted.length + 1);
}

void object_append_id(Str *out, const Object *object)
{
    if (object->kind == KIND_GRANT && object->parent != NULL) {
        str_text(out, "grant on ");
        object_append_id(out, object->parent);
        str_printf(out, " to %s", object->name);
        append_grantor(out, object);
    } else if (object->kind == KIND_COMMENT && object->parent != NULL) {
        /* Constraint and index of a key are one object, and may have a comment each. */
        str_printf(out, "comment on %s%s", object->name, object->name[0] != '\0' ? " of " : "");
        object_append_id(out, object->parent);
    } else if (object->kind == KIND_ROLE_SETTING && object->parent == NULL) {
        str_printf(out, "settings of %s", object->name);
        if (object->signature != NULL)
            str_printf(out, " in %s", object->signature);
    } else if (object->name[0] == '\0' && object->parent != NULL) {
        str_printf(out, "%s of ", kind_label(object->kind));
        object_append_id(out, object->parent);
    } else {
        append_plain_id(out, object);
    }
}

const char *object_id(Arena *arena, const Object *object)
{
    Str id = str_new(arena);

    object_append_id(&id, object);
    return id.text;
}

const char *object_title(Arena *arena, const Object *object)
{
    const char *label = kind_label(object->kind);
    const char *id = object_id(arena, object);
    size_t length = strlen(label);

    return strncmp(id, label, length) == 0 && id[length] == ' '
               ? id
               : arena_printf(arena, "%s %s", label, id);
}

const char *object_annotation(const Object *object, const char *key)
{
    for (size_t i = 0; i < object->annotations.count; i++) {
        if (strcmp(object->annotations.items[i].key, key) == 0)
            return object->annotations.items[i].value;
    }
    return NULL;
}

const char *object_comment(const Object *object)
{
    const Object *comment = object_child(object, KIND_COMMENT, "");

    return comment == NULL ? NULL : object_text(comment, "text");
}
