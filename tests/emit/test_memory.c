/*
 * Memory of templates that do much, over and over.
 *
 * valgrind: no (minutes, and nothing that the other tests of templates do not show it)
 */
#include "emit/sandbox.h"

static void test_escaping_much_does_not_pile_up(void **state)
{
    Sandbox *sandbox = sandbox_new("local s = string.rep('`|', 5000)\n"
                                   "local n = 0 for i = 1, 3000 do n = n + #esc.md_code(s) end\n"
                                   "write('out', 'done')");

    (void)state;
    assert_text(sandbox_output(sandbox), "done");
}

/* Blocks of Lua change their size, and come back when others were in their place. */
static void test_small_blocks_are_used_again(void **state)
{
    (void)state;
    assert_text(
        sandbox_output(sandbox_new(
            "local kept, sum = {}, 0\n"
            "for i = 1, 20000 do\n"
            "  local list = {} for j = 1, i % 50 do list[j] = ('x'):rep(i % 700) end\n"
            "  kept[i % 100 + 1] = list\n"
            "end\n"
            "for _, list in ipairs(kept) do for _, s in ipairs(list) do sum = sum + #s end end\n"
            "write('out', tostring(sum))")),
        "877100");
}
