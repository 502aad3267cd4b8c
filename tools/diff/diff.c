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

/* Both models are in the same order, so that a pair is mostly found right behind the one before it. */
Pairs diff_pairs(Arena *arena, const Model *from, const Model *to)
{
    Pairs pairs = {
        .to = arena_alloc(arena, from->objects.count * sizeof(*pairs.to)),
        .from = arena_alloc(arena, to->objects.count * sizeof(*pairs.from)),
    };
    size_t next = 0;

    for (size_t i = 0; i < from->objects.count; i++) {
        Object *object = from->objects.items[i];
        Object *other = next < to->objects.count ? to->objects.items[next] : NULL;

        if (other == NULL || strcmp(other->key, object->key) != 0)
            other = model_find_key(to, object->key);
        if (other == NULL)
            continue;
        pairs.to[i] = other;
        pairs.from[other->index] = object;
        next = other->index + 1;
    }
    return pairs;
}

static void diff_object(Arena *arena, Object *object, Object *other, DeltaVec *deltas)
{
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

void diff_models(Arena *arena, const Model *from, const Model *to, const Pairs *pairs,
                 DeltaVec *deltas)
{
    for (size_t i = 0; i < from->objects.count; i++)
        diff_object(arena, from->objects.items[i], pairs->to[i], deltas);
    for (size_t i = 0; i < to->objects.count; i++)
        if (is_managed(to->objects.items[i]) && pairs->from[i] == NULL)
            add_delta(arena, deltas, DELTA_ADD, NULL, to->objects.items[i], 0);
}
