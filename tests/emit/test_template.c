/* The template language: what comes out, and where errors point. */
#include "emit/sandbox.h"
#include "emit/template.h"

static void test_text_comes_out_as_it_is(void **state)
{
    (void)state;
    assert_text(sandbox_template("a\n \"b\" \\ \t ]] %> größe\r\nc"),
                "a\n \"b\" \\ \t ]] %> größe\r\nc");
    assert_text(sandbox_template(""), "");
    assert_text(sandbox_template("\n\n"), "\n\n");
}

static void test_values_are_not_escaped(void **state)
{
    (void)state;
    assert_text(sandbox_template("<%= 1 + 1 %>|<%= '<&>' %>|<%= true %>|<%= 1.5 %>\n"),
                "2|<&>|true|1.5\n");
    assert_text(sandbox_template("<%= ({1, 2})[2] -- comment %>;\n"), "2;\n");
    assert_text(sandbox_template("<%=\n  'x'\n%>\n"), "x\n");
}

static void test_code_alone_on_a_line_leaves_nothing(void **state)
{
    (void)state;
    assert_text(sandbox_template("a\n  <% for i = 1, 2 do %>  \nb<%= i %>\n<% end %>\nc\n"),
                "a\nb1\nb2\nc\n");
    assert_text(sandbox_template("<% if true then %><% end %>\r\nx"), "x");
    assert_text(sandbox_template("<%\nlocal a = 1\nlocal b = 2\n%>\n<%= a + b %>\n"), "3\n");
    assert_text(sandbox_template("x <% if true then %>y<% end %>\n"), "x y\n");
    assert_text(sandbox_template("<% local x = 1 %>"), "");
}

static void test_comments_do_not_swallow_text(void **state)
{
    (void)state;
    assert_text(sandbox_template("<% -- one %>a\n<% local s = '--' -- two %>b<%= s %>\n"),
                "a\nb--\n");
    assert_text(sandbox_template("<% --[[ long\n ]] %>a<% local t = [==[ -- ]] ]==] %>b<%= t %>"),
                "ab -- ]] ");
    assert_text(sandbox_template("<% local q = \"\\\"--\" %><%= q %>"), "\"--");
}

static void test_mark_can_be_written(void **state)
{
    (void)state;
    assert_text(sandbox_template("<%% x %>\n"), "<% x %>\n");
}

static void test_lines_of_lua_are_those_of_the_template(void **state)
{
    Source *source = support_source("t", "a\n<% x() %>\nb <%= y %>\n");
    DiagList diags = support_diags();
    Str lua = str_new(test_arena());

    (void)state;
    assert_true(template_compile(&lua, source, &diags));
    assert_text(lua.text, "local _ENV, __text, __value = ...; __text(\"a\\010\");\n"
                          "  x()  \n"
                          "__text(\"b \");__value(( y ), 17, 3);__text(\"\\010\");\n");
}

static void test_nil_names_expression_and_line(void **state)
{
    (void)state;
    assert_text(sandbox_template_error("a\n  x = <%= model.nothing %>;\n"),
                "DIR/t/x.tpl:2:11: error: there is nothing to print: 'model.nothing' is nil\n"
                "  2 |   x = <%= model.nothing %>;\n"
                "    |           ^~~~~~~~~~~~~\n"
                "  detail: called from DIR/t/main.lua:1\n"
                "  hint: write `or \"\"` behind the expression where it may be missing\n");
}

static void test_tables_cannot_be_printed(void **state)
{
    const char *error = sandbox_template_error("<%= model.objects %>\n");

    (void)state;
    assert_non_null(strstr(error, "x.tpl:1:5: error: a table cannot be printed: 'model.objects'"));
}

static void test_error_in_code_names_its_line(void **state)
{
    const char *error = sandbox_template_error("one\n<%\nlocal t\nt.x = 1\n%>\n");

    (void)state;
    assert_non_null(strstr(error, "x.tpl:4:1: error: attempt to index a nil value (local 't')\n"));
    assert_non_null(strstr(error, "\n  4 | t.x = 1\n    | ^\n"));
}

static void test_syntax_error_names_its_line(void **state)
{
    const char *error = sandbox_template_error("one\n\n<% if x the %>\n<% end %>\n");

    (void)state;
    assert_non_null(strstr(error, "x.tpl:3:9: error: 'then' expected near 'the'\n"));
    error = sandbox_template_error("a\n<% if true then %>\nb\n");
    assert_non_null(strstr(error, "'end' expected"));
    assert_non_null(strstr(error, "x.tpl:4:1: error:"));
}

static void test_code_that_is_never_closed(void **state)
{
    (void)state;
    assert_text(sandbox_template_error("a\nb <% if x\n"),
                "DIR/t/x.tpl:2:3: error: the code that begins here is never closed\n"
                "  2 | b <% if x\n"
                "    |   ^~\n"
                "  hint: end it with \"%>\", or write \"<%%\" for the text \"<%\"\n");
}
