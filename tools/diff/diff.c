#include "diff/diff.h"

#include "base/parallel.h"

/* Objects in one piece: fewer are done sooner than a thread begins. */
#define PIECE_OBJECTS 2048

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

/* ---- Pieces --------------------------------------------------------------------------------------------------- */

/* Objects of the old model next to each other, and what stands for them in the new one. */
typedef struct Piece {
    Arena *arena;
    const Model *to;
    const Pairs *pairs;
    Object *const *objects;
    Object **others;
    size_t count;
    DeltaVec deltas;
} Piece;

/* Goes through the old model in pieces, some of them at once. The result is on `arena`. */
static Piece *work_in_pieces(Arena *arena, const Model *from, const Model *to, const Pairs *pairs,
                             void (*work)(void *pieces, size_t index), size_t *count)
{
    Piece *pieces;

    *count = (from->objects.count + PIECE_OBJECTS - 1) / PIECE_OBJECTS;
    pieces = arena_alloc(arena, *count * sizeof(*pieces));
    for (size_t i = 0; i < *count; i++) {
        size_t first = i * PIECE_OBJECTS;
        size_t left = from->objects.count - first;

        pieces[i] = (Piece){.arena = arena_new_within(arena),
                            .to = to,
                            .pairs = pairs,
                            .objects = from->objects.items + first,
                            .others = pairs->to + first,
                            .count = left < PIECE_OBJECTS ? left : PIECE_OBJECTS};
    }
    parallel_run(*count, work, pieces);
    return pieces;
}

/* ---- Pairs ---------------------------------------------------------------------------------------------------- */

/* Both models are in the same order, so that a pair is mostly found right behind the one before it. */
static void pair_piece(void *pieces, size_t index)
{
    Piece *piece = (Piece *)pieces + index;
    const ObjectVec *to = &piece->to->objects;
    size_t next = to->count;

    for (size_t i = 0; i < piece->count; i++) {
        Object *object = piece->objects[i];
        Object *other = next < to->count ? to->items[next] : NULL;

        if (other == NULL || strcmp(other->key, object->key) != 0)
            other = model_find_key(piece->to, object->key);
        if (other == NULL)
            continue;
        piece->others[i] = other;
        piece->pairs->from[other->index] = object;
        next = other->index + 1;
    }
}

Pairs diff_pairs(Arena *arena, const Model *from, const Model *to)
{
    const Pairs pairs = {
        .to = arena_alloc(arena, from->objects.count * sizeof(*pairs.to)),
        .from = arena_alloc(arena, to->objects.count * sizeof(*pairs.from)),
    };
    size_t count;

    work_in_pieces(arena, from, to, &pairs, pair_piece, &count);
    return pairs;
}

/* ---- Deltas --------------------------------------------------------------------------------------------------- */

/* An index keeps its key when it moves to another table: its name is unique in the schema. */
static bool same_nature(const Pairs *pairs, const Object *from, const Object *to)
{
    const Object *parent = from->parent == NULL ? NULL : pairs->to[from->parent->index];

    return from->kind == to->kind && parent == to->parent &&
           (from->parent == NULL) == (to->parent == NULL);
}

static void diff_object(Arena *arena, const Pairs *pairs, Object *object, Object *other,
                        DeltaVec *deltas)
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
    changed = same_nature(pairs, object, other)
                  ? attributes_differ(object_attributes(object), object, other)
                  : DELTA_CHANGED_NATURE;
    if (changed != 0)
        add_delta(arena, deltas, DELTA_CHANGE, object, other, changed);
}

static void diff_piece(void *pieces, size_t index)
{
    Piece *piece = (Piece *)pieces + index;

    for (size_t i = 0; i < piece->count; i++)
        diff_object(piece->arena, piece->pairs, piece->objects[i], piece->others[i],
                    &piece->deltas);
}

void diff_models(Arena *arena, const Model *from, const Model *to, const Pairs *pairs,
                 DeltaVec *deltas)
{
    size_t count;
    const Piece *pieces = work_in_pieces(arena, from, to, pairs, diff_piece, &count);

    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < pieces[i].deltas.count; j++)
            vec_push(arena, deltas, pieces[i].deltas.items[j]);
    for (size_t i = 0; i < to->objects.count; i++)
        if (is_managed(to->objects.items[i]) && pairs->from[i] == NULL)
            add_delta(arena, deltas, DELTA_ADD, NULL, to->objects.items[i], 0);
}
