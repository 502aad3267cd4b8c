/* How far names are from each other. */
#include "base/distance.h"
#include "support/support.h"

static void test_distances(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        size_t limit;
        bool any_case;
        size_t distance;
    } rows[] = {
        {"", "", 3, false, 0},
        {"tasks", "tasks", 3, false, 0},
        {"tasks", "tsks", 3, false, 1},
        {"tsks", "tasks", 3, false, 1},
        {"tasks", "tosks", 3, false, 1},
        {"tasks", "atsks", 3, false, 1},
        {"ca", "abc", 9, false, 3}, /* the restricted form: no part is changed twice */
        {"Tasks", "tasks", 3, false, 1},
        {"Tasks", "tasks", 3, true, 0},
        {"tasks", "users", 2, false, 3},
        {"a", "abcdefgh", 3, false, 4},
        {"tasks", "users", 0, false, 1},
        {"tasks", "tasks", 0, false, 0},
        {"abcdef", "badcfe", 3, false, 3},
        {"abcdef", "badcfe", 2, false, 3},
        {"xxabcdef", "abcdef", 2, false, 2},
        {"abcdef", "abcdefxx", 2, false, 2},
    };
    char *name = arena_alloc(test_arena(), 400);

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_int_equal(edit_distance(rows[i].a, rows[i].b, rows[i].limit, rows[i].any_case),
                         rows[i].distance);
    memset(name, 'x', 399);
    assert_int_equal(edit_distance(name, name, 5, false), 6);
}
