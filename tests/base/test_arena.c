#include "support/support.h"

static void test_alloc_is_zeroed_and_aligned(void **state)
{
    Arena *arena = test_arena();

    (void)state;
    for (size_t size = 0; size < 300; size++) {
        unsigned char *block = arena_alloc(arena, size);

        assert_non_null(block);
        assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(block[i], 0);
        memset(block, 0xA5, size);
    }
}

static void test_blocks_do_not_overlap(void **state)
{
    enum { COUNT = 400 };
    Arena *arena = test_arena();
    unsigned char *blocks[COUNT];
    size_t sizes[COUNT];

    (void)state;
    /* Small ones, and large ones that get blocks of their own in between. */
    for (size_t i = 0; i < COUNT; i++) {
        sizes[i] = i % 17 == 0 ? 40000 + i : i * 7 % 900;
        blocks[i] = arena_alloc(arena, sizes[i]);
        memset(blocks[i], (int)(i % 251), sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t j = 0; j < sizes[i]; j++)
            assert_int_equal(blocks[i][j], i % 251);
    }
}

/* Allocations of every size, up to several of the largest blocks. */
static void test_blocks_of_a_large_arena_do_not_overlap(void **state)
{
    enum { COUNT = 600 };
    Arena *arena = test_arena();
    unsigned char *blocks[COUNT];
    size_t sizes[COUNT];

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        sizes[i] = i % 150 == 149 ? i * 10000 : i * i * i % 70001;
        blocks[i] = arena_alloc(arena, sizes[i]);
        for (size_t j = 0; j < sizes[i]; j++)
            if (blocks[i][j] != 0)
                fail_msg("byte %zu of allocation %zu is not cleared", j, i);
        memset(blocks[i], (int)(i % 250 + 1), sizes[i]);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < sizes[i]; j++)
            if (blocks[i][j] != i % 250 + 1)
                fail_msg("byte %zu of allocation %zu was written by another", j, i);
}

static void test_large_first_block(void **state)
{
    Arena *arena = test_arena();
    char *large = arena_alloc(arena, 1000000);
    char *small = arena_alloc(arena, 8);

    (void)state;
    large[999999] = 'x';
    small[7] = 'y';
    assert_true(arena_size(arena) >= 1000008);
}

static void test_grow_keeps_and_zeroes(void **state)
{
    Arena *arena = test_arena();
    char *block = arena_grow(arena, NULL, 0, 4);

    (void)state;
    memcpy(block, "abcd", 4);
    block = arena_grow(arena, block, 4, 8);
    assert_memory_equal(block, "abcd\0\0\0\0", 8);
    block = arena_grow(arena, block, 8, 2);
    assert_memory_equal(block, "ab", 2);
}

static void test_text_copies(void **state)
{
    Arena *arena = test_arena();
    char text[] = "schema";
    char *copy = arena_strdup(arena, text);

    (void)state;
    text[0] = 'X';
    assert_text(copy, "schema");
    assert_null(arena_strdup(arena, NULL));
    assert_text(arena_strdup(arena, ""), "");
    assert_text(arena_strndup(arena, "schema", 3), "sch");
    assert_text(arena_strndup(arena, "schema", 0), "");
}

static void test_printf(void **state)
{
    Arena *arena = test_arena();

    (void)state;
    assert_text(arena_printf(arena, "%s:%d", "a%sb", 7), "a%sb:7");
    assert_text(arena_printf(arena, "%s", ""), "");
    assert_int_equal(strlen(arena_printf(arena, "%5000d", 1)), 5000);
}

static void test_arena_within_another(void **state)
{
    Arena *arena = arena_new();
    Arena *inner = arena_new_within(arena);
    char *text = arena_strdup(inner, "inner");
    Arena *other = arena_new();
    const char *within_other = arena_strdup(arena_new_within(other), "within another");

    (void)state;
    assert_text(arena_strdup(arena_new_within(inner), "innermost"), "innermost");
    assert_text(arena_strdup(arena_new_within(arena), "another"), "another");
    assert_text(arena_strdup(arena, "outer"), "outer");
    assert_text(text, "inner");
    arena_absorb(arena, other);
    assert_text(within_other, "within another");
    /* What is lost would be reported by the sanitizer. */
    arena_free(arena);
}

static void test_free_of_nothing(void **state)
{
    (void)state;
    arena_free(NULL);
    arena_free(arena_new());
}

static void test_absorb_moves_nothing(void **state)
{
    Arena *arena = arena_new(), *other = arena_new(), *empty = arena_new();
    char *text = arena_strdup(other, "kept"), *large = arena_alloc(other, 100000);
    size_t size = arena_size(other);

    (void)state;
    memset(large, 'x', 100000);
    arena_absorb(arena, other);
    assert_int_equal(arena_size(arena), size);
    arena_strdup(arena, "more");
    arena_absorb(arena, empty);
    assert_text(text, "kept");
    assert_int_equal(large[99999], 'x');
    arena_free(arena);
}
