#include "base/arena.h"
#include "base/pages.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>

/* Blocks grow with the arena: many live for one expression only. What is given out is cleared, not the whole block. */
#define ARENA_FIRST_BLOCK_SIZE ((size_t)4 * 1024)
#define ARENA_BLOCK_SIZE ((size_t)512 * 1024)
/* A large allocation, and one that would waste much of the next block, gets a block of its own. */
#define ARENA_OWN_BLOCK_SIZE ((size_t)16 * 1024)
#define ARENA_OWN_BLOCK_PART 4
#define ARENA_ALIGNMENT alignof(max_align_t)

typedef struct ArenaBlock {
    struct ArenaBlock *next;
    size_t size; /* of data */
    size_t used;
    max_align_t data[];
} ArenaBlock;

struct Arena {
    ArenaBlock *blocks; /* the newest first; only the newest has room */
    size_t total;
    Arena *within; /* the newest arena that goes with this one */
    Arena *next;   /* the one that was made before, of those within the same */
};

static _Noreturn void die_out_of_memory(void)
{
    fputs("schemac: out of memory\n", stderr);
    abort();
}

_Noreturn void base_bug(const char *file, int line, const char *format, ...)
{
    va_list args;

    fprintf(stderr, "schemac: internal error at %s:%d: ", file, line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputs("\nThis is a bug in schemac; please report it with the input that caused it.\n", stderr);
    abort();
}

Arena *arena_new(void)
{
    Arena *arena = calloc(1, sizeof(*arena));

    if (arena == NULL)
        die_out_of_memory();
    return arena;
}

Arena *arena_new_within(Arena *arena)
{
    Arena *inner = arena_new();

    inner->next = arena->within;
    arena->within = inner;
    return inner;
}

void arena_free(Arena *arena)
{
    if (arena == NULL)
        return;
    for (Arena *inner = arena->within, *next; inner != NULL; inner = next) {
        next = inner->next;
        arena_free(inner);
    }
    for (ArenaBlock *block = arena->blocks, *next; block != NULL; block = next) {
        next = block->next;
        free(block);
    }
    free(arena);
}

void arena_absorb(Arena *arena, Arena *other)
{
    ArenaBlock **end = &arena->blocks;
    Arena **last = &arena->within;

    while (*end != NULL)
        end = &(*end)->next;
    *end = other->blocks;
    while (*last != NULL)
        last = &(*last)->next;
    *last = other->within;
    arena->total += other->total;
    free(other);
}

/* A block for `size` bytes of data, which are cleared when `cleared`. */
static ArenaBlock *arena_add_block(Arena *arena, size_t size, bool cleared)
{
    ArenaBlock *block;

    if (size > SIZE_MAX - sizeof(*block))
        die_out_of_memory();
    block = cleared ? calloc(1, sizeof(*block) + size) : malloc(sizeof(*block) + size);
    if (block == NULL)
        die_out_of_memory();
    if (size >= ARENA_BLOCK_SIZE)
        pages_take(block, sizeof(*block) + size);
    *block = (ArenaBlock){.size = size};
    arena->total += size;
    return block;
}

/* Bytes of data in the next block. */
static size_t next_block_size(const Arena *arena)
{
    size_t size = arena->total;

    if (size < ARENA_FIRST_BLOCK_SIZE)
        size = ARENA_FIRST_BLOCK_SIZE;
    return size > ARENA_BLOCK_SIZE ? ARENA_BLOCK_SIZE : size;
}

/* A block for one allocation. It stands behind the newest, which keeps its room. */
static void *alloc_own_block(Arena *arena, size_t size)
{
    ArenaBlock *own = arena_add_block(arena, size, true);
    ArenaBlock **place = arena->blocks == NULL ? &arena->blocks : &arena->blocks->next;

    own->used = size;
    own->next = *place;
    *place = own;
    return own->data;
}

void *arena_alloc(Arena *arena, size_t size)
{
    ArenaBlock *block = arena->blocks;
    size_t rounded;
    void *result;

    if (size > SIZE_MAX / 2)
        die_out_of_memory();
    rounded = (size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;

    if (block == NULL || block->size - block->used < rounded) {
        size_t next = next_block_size(arena);

        if (rounded > ARENA_OWN_BLOCK_SIZE && rounded > next / ARENA_OWN_BLOCK_PART)
            return alloc_own_block(arena, rounded);
        block = arena_add_block(arena, next < rounded ? rounded : next, false);
        block->next = arena->blocks;
        arena->blocks = block;
    }
    result = (char *)block->data + block->used;
    block->used += rounded;
    return memset(result, 0, rounded);
}

void *arena_grow(Arena *arena, void *block, size_t old_size, size_t new_size)
{
    void *result = arena_alloc(arena, new_size);

    if (old_size > 0)
        memcpy(result, block, old_size < new_size ? old_size : new_size);
    return result;
}

char *arena_strndup(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);

    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(Arena *arena, const char *text)
{
    return text == NULL ? NULL : arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(Arena *arena, const char *format, va_list args)
{
    char buffer[256]; /* most texts are short: formatted once, then copied */
    va_list again;
    int length;
    char *text;

    va_copy(again, args);
    length = vsnprintf(buffer, sizeof(buffer), format, again);
    va_end(again);
    if (length < 0)
        BUG("bad format: %s", format);
    if ((size_t)length < sizeof(buffer))
        return arena_strndup(arena, buffer, (size_t)length);
    text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, args);
    return text;
}

char *arena_printf(Arena *arena, const char *format, ...)
{
    va_list args;
    char *text;

    va_start(args, format);
    text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

size_t arena_size(const Arena *arena)
{
    return arena->total;
}
