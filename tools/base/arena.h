/*
 * Arena: memory that is released all at once.
 *
 * Every long-lived structure of schemac (the model, diagnostics, a plan) lives on one arena, and every stage has a
 * scratch arena of its own. Nothing on an arena is freed alone. Running out of memory ends the process with a
 * message, so that no caller has to check.
 */
#ifndef SCHEMAC_BASE_ARENA_H
#define SCHEMAC_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

typedef struct Arena Arena;

/* A new, empty arena. Release it with arena_free(). */
Arena *arena_new(void);

/* A new, empty arena that is released with another one. Threads allocate from arenas of their own. */
Arena *arena_new_within(Arena *arena);

/* Releases the arena, everything on it, and the arenas within it. NULL is allowed. */
void arena_free(Arena *arena);

/* Moves everything on `other` to `arena`, and releases `other`. Nothing changes its place in memory. */
void arena_absorb(Arena *arena, Arena *other);

/* `size` zeroed bytes, aligned for any type. Never NULL; `size` may be 0. */
void *arena_alloc(Arena *arena, size_t size);

/* Grows a block from old_size to new_size bytes; the new part is zeroed. The old block stays valid but stale. */
void *arena_grow(Arena *arena, void *block, size_t old_size, size_t new_size);

/* Copies of text. arena_strdup(NULL) is NULL. The result always ends with a NUL byte. */
char *arena_strdup(Arena *arena, const char *text);
char *arena_strndup(Arena *arena, const char *text, size_t length);

/* printf into the arena. */
char *arena_printf(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(Arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Bytes that the arena holds in all, for tests and statistics. */
size_t arena_size(const Arena *arena);

/* One zeroed object of a type. */
#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))

/* Ends the process: a broken invariant of our own code. Never for bad input. */
#define BUG(...) base_bug(__FILE__, __LINE__, __VA_ARGS__)
_Noreturn void base_bug(const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
