/* What templates can do and what they cannot. */
#include "emit/sandbox.h"

static void expect_error(const char *main_lua, const char *expected)
{
    const char *error = sandbox_error(sandbox_new(main_lua));

    if (strstr(error, expected) == NULL)
        fail_msg("expected \"%s\" in:\n%s", expected, error);
}

static void expect_output(const char *main_lua, const char *expected)
{
    assert_text(sandbox_output(sandbox_new(main_lua)), expected);
}

/* ---- functions ----------------------------------------------------------------------------------- */

static void test_render_sees_variables_and_globals(void **state)
{
    Sandbox *sandbox = sandbox_new("word = 'global'\n"
                                   "write('out', render('x.tpl', {name = 'n'}) .. tostring(leak))");

    (void)state;
    support_file(sandbox->directory, "t/x.tpl",
                 "<%= name %> <%= word %> <%= model.name %><% leak = 1 %>\n");
    assert_text(sandbox_output(sandbox), "n global demo\nnil");
}

static void test_variables_can_have_more_behind_them(void **state)
{
    Sandbox *sandbox = sandbox_new("word = 'global'\n"
                                   "local common = setmetatable({b = 'common'}, {__index = _G})\n"
                                   "local one = setmetatable({a = 'own'}, {__index = common})\n"
                                   "write('out', render('x.tpl', one) .. tostring(common.leak))");

    (void)state;
    support_file(sandbox->directory, "t/x.tpl", "<%= a %> <%= b %> <%= word %><% leak = 1 %>\n");
    assert_text(sandbox_output(sandbox), "own common global\nnil");
}

/* A page that was given up is not what the next one begins with. */
static void test_pages_after_an_error(void **state)
{
    Sandbox *sandbox = sandbox_new("local ok = pcall(render, 'x.tpl', {})\n"
                                   "write('out', tostring(ok) .. render('x.tpl', {a = 1}))");

    (void)state;
    support_file(sandbox->directory, "t/x.tpl", "begun <%= a %>\n");
    assert_text(sandbox_output(sandbox), "falsebegun 1\n");
}

static void test_templates_can_be_nested(void **state)
{
    Sandbox *sandbox = sandbox_new("write('out', render('x.tpl', {n = 3}))");

    (void)state;
    support_file(sandbox->directory, "t/x.tpl",
                 "(<%= n %><% if n > 0 then %><%= render('x.tpl', {n = n - 1}) %><% end %>)");
    assert_text(sandbox_output(sandbox), "(3(2(1(0))))");
}

static void test_include_is_loaded_once(void **state)
{
    Sandbox *sandbox =
        sandbox_new("local a, b = include('m.lua'), include('../lib/m.lua')\n"
                    "write('out', a.name .. b.name .. tostring(a == include('m.lua')))");

    (void)state;
    support_file(sandbox->directory, "t/m.lua", "return {name = 'own '}");
    support_file(sandbox->directory, "lib/m.lua", "return include('n.lua')");
    support_file(sandbox->directory, "lib/n.lua", "return {name = 'lib '}");
    assert_text(sandbox_output(sandbox), "own lib true");
}

static void test_include_in_a_circle(void **state)
{
    Sandbox *sandbox = sandbox_new("include('m.lua')");

    (void)state;
    support_file(sandbox->directory, "t/m.lua", "include('m.lua')");
    assert_non_null(strstr(sandbox_error(sandbox), "the module \"t/m.lua\" includes itself"));
}

static void test_missing_files(void **state)
{
    (void)state;
    expect_error("\ninclude('none.lua')",
                 "t/main.lua:2:1: error: there is no file \"none.lua\" in the template \"t\"");
    expect_error("include('../../../../etc/passwd')", "there is no file");
    expect_error("render('/etc/passwd')", "there is no file");
    expect_error("include('..\\\\x.lua')", "there is no file");
}

static void test_unknown_template_lists_the_others(void **state)
{
    Sandbox *sandbox = sandbox_new("");
    const char *error;

    (void)state;
    sandbox->options.template_name = "nope";
    error = sandbox_error(sandbox);
    assert_non_null(strstr(error, "error: there is no template called \"nope\""));
    assert_non_null(strstr(error, "markdown, mermaid, t"));
    sandbox = sandbox_new("");
    sandbox->options.template_name = "../t";
    sandbox_error(sandbox);
}

static void test_fail_is_a_clean_error(void **state)
{
    (void)state;
    assert_text(sandbox_error(sandbox_new("fail('the option `x` is missing')")),
                "error: the option `x` is missing\n");
    assert_text(sandbox_error(sandbox_new("pcall(fail, 'caught')")), "error: caught\n");
}

static void test_write_stays_inside(void **state)
{
    static const char *const paths[] = {"",      "/etc/x", "../x",  "a/../../x",
                                        "a//b",  "./a",    "a/",    "a\\nb",
                                        "a\\0b", "a\\\\b", "\\xff", ".schemac-manifest"};

    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        expect_error(arena_printf(test_arena(), "write('%s', 'x')", paths[i]),
                     "write takes a relative path inside the output folder");
    expect_error("write('a', 'x') write('a', 'y')", "the file \"a\" is written twice");
    expect_error("write('a', 'x') write('a/b', 'y')", "\"a\" cannot be a file and a folder");
    expect_error("write('a/b', 'x') write('a', 'y')", "\"a\" cannot be a file and a folder");
    expect_error("write('a')", "bad argument #2 to 'write'");
    expect_error("write(nil, 'x')", "bad argument #1 to 'write'");
}

static void test_files_are_sorted_and_shared(void **state)
{
    Sandbox *sandbox = sandbox_new("write('b', '2') write('a/c', '1\\0x')");

    (void)state;
    assert_true(sandbox_run(sandbox));
    assert_string_equal(sandbox->files.list.items[0].path, "a/c");
    assert_int_equal(sandbox->files.list.items[0].length, 3);
    assert_string_equal(sandbox->files.list.items[1].path, "b");
    /* A second run into the same list may not write a file again, and takes nothing away. */
    assert_false(sandbox_run(sandbox));
    assert_int_equal(sandbox->files.list.count, 2);
    assert_non_null(strstr(support_diag_text(&sandbox->diags), "is written twice"));
}

static void test_options_and_queries(void **state)
{
    Sandbox *sandbox =
        sandbox_new("write('out', options.prefix .. tostring(options.none) ..\n"
                    "    queries[1].name .. #queries .. tostring(queries[1].title))");
    EmitQuery query = {.name = "q", .sql = "select 1"};

    (void)state;
    vec_push(sandbox->model->arena, &sandbox->values, ((Option){.name = "prefix", .value = "ci"}));
    sandbox->options.queries = &query;
    sandbox->options.query_count = 1;
    assert_text(sandbox_output(sandbox), "cinilq1nil");
}

/* ---- overriding ------------------------------------------------------------------------------------ */

static void test_folder_replaces_built_in_files(void **state)
{
    Sandbox *sandbox = sandbox_new(NULL);

    (void)state;
    support_file(sandbox->directory, "mermaid/main.lua",
                 "write('mine', include('../lib/text.lua').count(2, 'table'))");
    sandbox->options.template_name = "mermaid";
    assert_text(sandbox_output(sandbox), "2 tables");
}

static void test_unreadable_file_is_reported(void **state)
{
    Sandbox *sandbox = sandbox_new("include('m.lua')");
    const char *error;

    (void)state;
    support_file(sandbox->directory, "t/m.lua/x", "a folder");
    error = sandbox_error(sandbox);
    assert_non_null(strstr(error, "there is no file \"m.lua\""));
}

/* ---- the sandbox ------------------------------------------------------------------------------------- */

static void test_nothing_reaches_the_outside(void **state)
{
    static const char *const names[] = {
        "io",      "os",      "load",   "loadfile",  "dofile",
        "require", "package", "debug",  "print",     "collectgarbage",
        "rawset",  "rawget",  "rawlen", "coroutine", "xpcall"};

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        expect_output(arena_printf(test_arena(), "write('out', tostring(%s))", names[i]), "nil");
    expect_output("write('out', tostring(string.dump) .. tostring(math.random))", "nilnil");
    expect_error("local f = io.open('/etc/passwd')", "attempt to index a nil value (global 'io')");
}

static void test_binary_chunks_are_refused(void **state)
{
    Sandbox *sandbox = sandbox_new("include('m.lua')");

    (void)state;
    support_file(sandbox->directory, "t/m.lua", "\033Lua\x54");
    assert_non_null(strstr(sandbox_error(sandbox), "attempt to load a binary chunk"));
}

static void test_metatables_cannot_be_misused(void **state)
{
    (void)state;
    expect_error("setmetatable({}, {__gc = function() while true do end end})",
                 "templates cannot use the metatable fields __gc and __mode");
    expect_output("write('out', tostring(getmetatable(model)))", "false");
    expect_error("setmetatable(model, {})", "bad argument #1 to 'setmetatable'");
    expect_output("local t = setmetatable({}, {__index = function(_, k) return k end})\n"
                  "write('out', t.x)",
                  "x");
}

#define DEEP_LOOP                                                                  \
    "local t = setmetatable({}, {__index = function(t, k) return t[k + 1] end})\n" \
    "while true do pcall(function() return t[1] end) end"

static void test_endless_loops_end(void **state)
{
    static const char *const loops[] = {
        "while true do end",
        "while true do pcall(function() while true do end end) end",
        "local function f() return f() end f()",
        DEEP_LOOP,
    };

    (void)state;
    for (size_t i = 0; i < sizeof loops / sizeof loops[0]; i++) {
        Sandbox *sandbox = sandbox_new(loops[i]);
        const char *error;

        sandbox->options.instruction_limit = 1000 * 1000;
        error = sandbox_error(sandbox);
        assert_non_null(strstr(error, "t/main.lua:"));
        assert_non_null(strstr(error, "the template ran for too long"));
    }
}

static void test_memory_has_a_limit(void **state)
{
    static const char *const hogs[] = {
        "local t = {} while true do t[#t + 1] = string.rep('x', 1000) .. #t end",
        "local s = 'x' while true do s = s .. s end",
        "string.rep('x', 1 << 30)",
    };

    (void)state;
    for (size_t i = 0; i < sizeof hogs / sizeof hogs[0]; i++) {
        Sandbox *sandbox = sandbox_new(hogs[i]);

        sandbox->options.memory_limit = 8 << 20;
        assert_text(sandbox_error(sandbox),
                    "error: the template \"t\" needs more than 8 MiB of memory\n"
                    "  hint: is there a loop that never ends?\n");
    }
}

static void test_output_has_a_limit(void **state)
{
    Sandbox *sandbox =
        sandbox_new("local s = string.rep('x', 1000000) for i = 1, 20 do write('f' .. i, s) end");

    (void)state;
    sandbox->options.memory_limit = 8 << 20;
    assert_non_null(strstr(sandbox_error(sandbox), "the output is too large"));
}

static void test_deep_recursion_is_an_error(void **state)
{
    Sandbox *sandbox = sandbox_new("write('out', render('x.tpl'))");

    (void)state;
    support_file(sandbox->directory, "t/x.tpl", "<%= render('x.tpl') %>");
    assert_non_null(strstr(sandbox_error(sandbox), "stack overflow"));
    expect_error("local function f(n) return 1 + f(n) end f(1)", "stack overflow");
}

static void test_error_values_of_any_type(void **state)
{
    (void)state;
    expect_error("error({})", "the error is a table");
    expect_error("error()", "the error is a nil");
    expect_error("error('plain', 0)", "main.lua:1:1: error: plain");
    expect_output("local ok, message = pcall(error, 'x', 0) write('out', tostring(ok) .. message)",
                  "falsex");
}

/* ---- the same result every time --------------------------------------------------------------------------- */

static void test_pairs_has_an_order(void **state)
{
    (void)state;
    expect_output(
        "local t = {z = 1, a = 2, [10] = 3, [2] = 4, [true] = 5, [-1.5] = 6, ab = 7}\n"
        "local s = '' for k, v in pairs(t) do s = s .. tostring(k) .. '=' .. v .. ' ' end\n"
        "write('out', s)",
        "true=5 -1.5=6 2=4 10=3 a=2 ab=7 z=1 ");
    expect_output("local s = '' for k, v in pairs(options) do s = s .. k end\n"
                  "write('out', s .. tostring(next({})) .. next({b = 1, a = 2}))",
                  "nila");
    expect_error("pairs({[{}] = 1})", "whose keys are tables: they have no fixed order");
    expect_error("pairs(nil)", "bad argument #1 to 'pairs'");
    expect_output("local t, s = {a = 1, b = 2, c = 3}, ''\n"
                  "for k in pairs(t) do t.b = nil s = s .. k end write('out', s)",
                  "ac");
}

static void test_addresses_are_not_shown(void **state)
{
    (void)state;
    expect_output("write('out', tostring({}) .. tostring(pairs) .. tostring(model) .. type(model))",
                  "tablefunctiontabletable");
}

static void test_escapes(void **state)
{
    (void)state;
    expect_output(
        "write('out', table.concat({esc.sql_ident('Select'), esc.sql_literal(\"a'b\"),\n"
        "esc.c_string('a\"\\n'), esc.c_comment('*/'), esc.md('*a*'), esc.md_cell('a|b'),\n"
        "esc.md_code('`'), esc.mermaid('a\"b'), esc.json('x\"'),\n"
        "esc.sql_qualified('a', 'b c'), esc.sql_qualified(nil, 'b')}, '\\n'))",
        "\"Select\"\n'a''b'\na\\\"\\012\n* /\n\\*a\\*\na\\|b\n`` ` ``\na#quot;b\n\"x\\\"\"\n"
        "a.\"b c\"\nb");
    expect_error("esc.md(nil)", "bad argument #1 to 'md'");
    expect_error("esc.md('a\\0b')", "the text holds a NUL byte");
    expect_error("esc.md = 1", "the model is read-only: \"md\" cannot be set");
}

static void test_wrap(void **state)
{
    (void)state;
    expect_output("write('out', wrap({'one', 'two', 'three'}, '* ', '  ', 9))",
                  "* one two\n  three");
    expect_output("write('out', wrap(' one\\n two  three ', '', '> ', 3))", "one\n> two\n> three");
    expect_output("write('out', wrap({'\xC3\xA4\xC3\xB6', '\xC3\xBC'}, '', '', 4))",
                  "\xC3\xA4\xC3\xB6 \xC3\xBC");
    expect_output("write('out', wrap({}, 'a', 'b', 1) .. wrap('', 'c', 'd', 1))", "ac");
    expect_error("wrap({{}}, '', '', 1)",
                 "wrap takes a text, or a list of words: number 1 is a table");
    expect_error("wrap('a\\0b', '', '', 1)", "the text holds a NUL byte");
    expect_error("wrap(nil, '', '', 1)", "attempt to get length of a nil value");
}
