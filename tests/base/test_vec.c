#include "support/support.h"

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void test_zeroed_is_empty(void **state)
{
    TextVec names = {0};

    (void)state;
    vec_sort(&names, compare_texts);
    assert_int_equal(names.count, 0);
    assert_null(names.items);
}

static void test_push_keeps_order(void **state)
{
    Arena *arena = test_arena();
    VEC(size_t) numbers = {0};

    (void)state;
    for (size_t i = 0; i < 1000; i++)
        vec_push(arena, &numbers, i * i);
    assert_int_equal(numbers.count, 1000);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i * i);
}

static void test_push_of_structs(void **state)
{
    typedef struct Pair {
        int a, b;
    } Pair;
    Arena *arena = test_arena();
    VEC(Pair) pairs = {0};

    (void)state;
    /* The commas of a compound literal are no further macro arguments. */
    vec_push(arena, &pairs, (Pair){1, 2});
    vec_push(arena, &pairs, (Pair){3, 4});
    assert_int_equal(pairs.items[1].a + pairs.items[0].b, 5);
}

static void test_reserve(void **state)
{
    Arena *arena = test_arena();
    TextVec names = {0};
    const char **items;

    (void)state;
    vec_reserve(arena, &names, 100);
    items = names.items;
    for (int i = 0; i < 100; i++)
        vec_push(arena, &names, "x");
    assert_ptr_equal(items, names.items);
}

static void test_remove_keeps_order(void **state)
{
    Arena *arena = test_arena();
    TextVec names = {0};

    (void)state;
    vec_push(arena, &names, "a");
    vec_push(arena, &names, "b");
    vec_push(arena, &names, "c");
    vec_push(arena, &names, "d");
    vec_remove(&names, 1);
    assert_int_equal(names.count, 3);
    assert_text(names.items[1], "c");
    vec_remove(&names, 2);
    vec_remove(&names, 0);
    assert_int_equal(names.count, 1);
    assert_text(names.items[0], "c");
    vec_remove(&names, 0);
    assert_int_equal(names.count, 0);
}

static void test_sort(void **state)
{
    Arena *arena = test_arena();
    TextVec names = {0};

    (void)state;
    vec_push(arena, &names, "tasks");
    vec_push(arena, &names, "Users");
    vec_push(arena, &names, "\xC3\xA4pfel");
    vec_push(arena, &names, "accounts");
    vec_sort(&names, compare_texts);
    assert_text(names.items[0], "Users");
    assert_text(names.items[1], "accounts");
    assert_text(names.items[2], "tasks");
    assert_text(names.items[3], "\xC3\xA4pfel");
}
