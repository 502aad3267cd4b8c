#include "base/map.h"
#include "support/support.h"

static void test_empty(void **state)
{
    Map *map = map_new(test_arena());
    const void *position = NULL;
    const char *key;
    void *value;

    (void)state;
    assert_int_equal(map_count(map), 0);
    assert_null(map_get(map, "x"));
    assert_null(map_remove(map, "x"));
    assert_false(map_next(map, &position, &key, &value));
}

static void test_put_get_replace(void **state)
{
    Map *map = map_new(test_arena());
    int one = 1, two = 2;

    (void)state;
    assert_null(map_put(map, "a", &one));
    assert_ptr_equal(map_get(map, "a"), &one);
    assert_ptr_equal(map_put(map, "a", &two), &one);
    assert_ptr_equal(map_get(map, "a"), &two);
    assert_int_equal(map_count(map), 1);
    assert_null(map_get(map, ""));
    assert_null(map_put(map, "", &one));
    assert_ptr_equal(map_get(map, ""), &one);
}

static void test_keys_are_copied(void **state)
{
    Map *map = map_new(test_arena());
    char key[] = "tasks";
    int value;

    (void)state;
    map_put(map, key, &value);
    key[0] = 'm';
    assert_ptr_equal(map_get(map, "tasks"), &value);
    assert_null(map_get(map, "masks"));
}

static void test_add_does_not_replace(void **state)
{
    Map *map = map_new(test_arena());
    const char *kept = NULL, *untouched = NULL;
    char key[] = "key";
    int one, two;

    (void)state;
    assert_null(map_add(map, key, &one, &kept));
    assert_text(kept, "key");
    assert_ptr_not_equal(kept, key);
    assert_ptr_equal(map_add(map, "key", &two, &untouched), &one);
    assert_null(untouched);
    assert_ptr_equal(map_get(map, "key"), &one);
    assert_int_equal(map_count(map), 1);
    /* The copy outlives the entry. */
    map_remove(map, "key");
    assert_text(kept, "key");
    assert_null(map_add(map, "key", &two, &kept));
}

static void test_remove(void **state)
{
    Map *map = map_new(test_arena());
    int one, two;

    (void)state;
    map_put(map, "a", &one);
    map_put(map, "b", &two);
    assert_ptr_equal(map_remove(map, "a"), &one);
    assert_null(map_get(map, "a"));
    assert_ptr_equal(map_get(map, "b"), &two);
    assert_ptr_equal(map_remove(map, "b"), &two);
    assert_int_equal(map_count(map), 0);
    map_put(map, "a", &two);
    assert_ptr_equal(map_get(map, "a"), &two);
}

static void test_walk_is_in_order_of_addition(void **state)
{
    enum { COUNT = 5000 };
    Arena *arena = test_arena();
    Map *map = map_new(arena);
    const void *position = NULL;
    const char *key;
    void *value;
    size_t *numbers = arena_alloc(arena, COUNT * sizeof(*numbers));
    size_t seen = 0;

    (void)state;
    /* Enough for the table to be enlarged several times. */
    for (size_t i = 0; i < COUNT; i++) {
        numbers[i] = i;
        map_put(map, arena_printf(arena, "key %zu", i * 7919 % COUNT), &numbers[i]);
    }
    map_put(map, "key 0", &numbers[0]);
    while (map_next(map, &position, &key, &value)) {
        assert_text(key, arena_printf(arena, "key %zu", seen * 7919 % COUNT));
        assert_int_equal(*(size_t *)value, seen);
        seen++;
    }
    assert_int_equal(seen, COUNT);
    for (size_t i = 0; i < COUNT; i++)
        assert_ptr_equal(map_get(map, arena_printf(arena, "key %zu", i * 7919 % COUNT)),
                         &numbers[i]);
}

/* Keys come and go; what is there is found, and walked in the order in which it came. */
static void test_many_come_and_go(void **state)
{
    Map *map = map_new(test_arena());
    char key[48];
    int values[1000];
    const void *position = NULL;
    const char *name;
    void *value;
    int next = 900;

    (void)state;
    for (int i = 0; i < 1000; i++) {
        snprintf(key, sizeof(key), "a name of some length %d", i);
        assert_null(map_put(map, key, &values[i]));
        if (i < 100)
            continue;
        snprintf(key, sizeof(key), "a name of some length %d", i - 100);
        assert_ptr_equal(map_remove(map, key), &values[i - 100]);
        assert_null(map_get(map, key));
        assert_int_equal(map_count(map), 100);
    }
    while (map_next(map, &position, &name, &value))
        assert_ptr_equal(value, &values[next++]);
    assert_int_equal(next, 1000);
}
