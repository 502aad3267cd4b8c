/*
 * Vectors: a typed pointer, a count and a capacity, growing on an arena.
 *
 *     typedef VEC(const char *) TextVec;
 *     TextVec names = {0};
 *     vec_push(arena, &names, "id");
 *     for (size_t i = 0; i < names.count; i++) use(names.items[i]);
 *
 * A zeroed vector is empty and valid. Items move when the vector grows: do not keep pointers into it.
 */
#ifndef SCHEMAC_BASE_VEC_H
#define SCHEMAC_BASE_VEC_H

#include "base/arena.h"

#define VEC(type)        \
    struct {             \
        type *items;     \
        size_t count;    \
        size_t capacity; \
    }

#define vec_reserve(arena, vec, wanted)                                                            \
    do {                                                                                           \
        if ((vec)->capacity < (wanted)) {                                                          \
            size_t vec_grown = (vec)->capacity < 4 ? 4 : (vec)->capacity * 2;                      \
            if (vec_grown < (wanted))                                                              \
                vec_grown = (wanted);                                                              \
            (vec)->items = arena_grow((arena), (vec)->items, (vec)->count * sizeof(*(vec)->items), \
                                      vec_grown * sizeof(*(vec)->items));                          \
            (vec)->capacity = vec_grown;                                                           \
        }                                                                                          \
    } while (0)

#define vec_push(arena, vec, ...)                      \
    do {                                               \
        vec_reserve((arena), (vec), (vec)->count + 1); \
        (vec)->items[(vec)->count++] = (__VA_ARGS__);  \
    } while (0)

/* Removes the item at `index` and keeps the order of the others. */
#define vec_remove(vec, index)                                           \
    do {                                                                 \
        size_t vec_index = (index);                                      \
        memmove(&(vec)->items[vec_index], &(vec)->items[vec_index + 1],  \
                ((vec)->count - vec_index - 1) * sizeof(*(vec)->items)); \
        (vec)->count--;                                                  \
    } while (0)

#define vec_sort(vec, compare)                                                   \
    do {                                                                         \
        if ((vec)->count > 1)                                                    \
            qsort((vec)->items, (vec)->count, sizeof(*(vec)->items), (compare)); \
    } while (0)

/* A list of texts, the vector that every layer shares. */
typedef VEC(const char *) TextVec;

#endif
