#include "diff/diff.h"

static bool is_managed(const Object *object)
{
    return object != NULL && !object->external;
}

static void add_delta(Arena *arena, DeltaVec *deltas, DeltaType type, Object *from, Object *to,
                      AttributeSet changed)
{
    Delta delta = {.type = type, .from = from, .to = to, .changed = changed};

    vec_push(arena, deltas, delta);
}

/* An index keeps its key when it moves to another table: its name is unique in the schema. */
static bool same_nature(const Object *a, const Object *b)
{
    return a->kind == b->kind && text_equal(a->parent == NULL ? NULL : a->parent->key,
                                            b->parent == NULL ? NULL : b->parent->key);
}

static void diff_object(Arena *arena, const Model *to, Object *object, DeltaVec *deltas)
{
    Object *other = model_find_key(to, object->key);
    AttributeSet changed;

    if (!is_managed(object))
        return;
    if (other == NULL) {
        add_delta(arena, deltas, DELTA_DROP, object, NULL, 0);
        return;
    }
    if (!is_managed(other))
        return;
    changed = same_nature(object, other)
                  ? attributes_differ(object_attributes(object), object, other)
                  : DELTA_CHANGED_NATURE;
    if (changed != 0)
        add_delta(arena, deltas, DELTA_CHANGE, object, other, changed);
}

void diff_models(Arena *arena, const Model *from, const Model *to, DeltaVec *deltas)
{
    for (size_t i = 0; i < from->objects.count; i++)
        diff_object(arena, to, from->objects.items[i], deltas);
    for (size_t i = 0; i < to->objects.count; i++) {
        Object *object = to->objects.items[i];

        if (is_managed(object) && model_find_key(from, object->key) == NULL)
            add_delta(arena, deltas, DELTA_ADD, NULL, object, 0);
    }
}
