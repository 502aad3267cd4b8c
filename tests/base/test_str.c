#include "support/support.h"

typedef void Appender(Str *str, const char *text);

/* What an appender makes of a text. */
static const char *quoted(Appender *append, const char *text)
{
    Str str = str_new(test_arena());

    append(&str, text);
    assert_int_equal(strlen(str.text), str.length);
    return str.text;
}

/* ---- building ---- */

static void test_build(void **state)
{
    Str str = str_new(test_arena());

    (void)state;
    assert_text(str.text, "");
    str_char(&str, 'a');
    str_text(&str, "bc");
    str_bytes(&str, "defgh", 2);
    str_bytes(&str, NULL, 0);
    str_printf(&str, "-%d-%s", 42, "x");
    str_repeat(&str, '=', 3);
    str_repeat(&str, '=', 0);
    assert_text(str.text, "abcde-42-x===");
    assert_int_equal(str.length, 13);
    str_clear(&str);
    assert_text(str.text, "");
    assert_int_equal(str.length, 0);
}

static void test_printf_at_every_fill(void **state)
{
    (void)state;
    for (size_t fill = 0; fill < 200; fill++) {
        Str str = str_new(test_arena());

        str_repeat(&str, '.', fill);
        str_printf(&str, "%s", "0123456789");
        assert_int_equal(str.length, fill + 10);
        assert_text(str.text + fill, "0123456789");
    }
}

static void test_append_of_itself(void **state)
{
    Str str = str_new(test_arena());

    (void)state;
    str_text(&str, "ab");
    for (int i = 0; i < 10; i++)
        str_text(&str, str.text);
    assert_int_equal(str.length, 2048);
    assert_text(str.text + 2040, "abababab");
}

static void test_bytes_may_hold_nul(void **state)
{
    Str str = str_new(test_arena());

    (void)state;
    str_bytes(&str, "a\0b", 3);
    assert_int_equal(str.length, 3);
    assert_memory_equal(str.text, "a\0b", 4);
}

static void test_trim_end(void **state)
{
    Str str = str_new(test_arena());

    (void)state;
    str_text(&str, "  a b \t\r\n\n");
    str_trim_end(&str);
    assert_text(str.text, "  a b");
    str_clear(&str);
    str_text(&str, " \n");
    str_trim_end(&str);
    assert_text(str.text, "");
    str_trim_end(&str);
    assert_text(str.text, "");
}

static void test_comparison(void **state)
{
    (void)state;
    assert_true(text_equal(NULL, NULL));
    assert_false(text_equal(NULL, ""));
    assert_true(text_equal("a", "a"));
    assert_true(text_compare(NULL, "") < 0);
    assert_true(text_compare("", NULL) > 0);
    assert_int_equal(text_compare(NULL, NULL), 0);
    assert_true(text_compare("a", "b") < 0);
    assert_true(text_compare("\xC3\xA4", "z") > 0);
}

static void test_lists(void **state)
{
    const char *letters[] = {"a", "b", "c", "b"};
    const char *some[] = {"b", "d"};
    const TextVec all = {.items = letters, .count = 4};
    const TextVec others = {.items = some, .count = 2};
    TextVec rest;

    (void)state;
    assert_true(texts_have(&all, "c"));
    assert_false(texts_have(&all, "d"));
    assert_false(texts_have(&(TextVec){0}, ""));
    rest = texts_minus(test_arena(), &all, &others);
    assert_int_equal(rest.count, 2);
    assert_text(rest.items[0], "a");
    assert_text(rest.items[1], "c");
    assert_true(text_is_among("d", some, 2));
    assert_false(text_is_among("d", some, 1));
    vec_push(test_arena(), &rest, "B");
    texts_sort(&rest);
    assert_text(rest.items[0], "B");
    assert_text(rest.items[2], "c");
}

/* ---- SQL ---- */

static void test_sql_ident_plain(void **state)
{
    static const char *const PLAIN[] = {"tasks", "_t",   "a1",   "created_at", "name",
                                        "text",  "role", "data", "abort"};

    (void)state;
    for (size_t i = 0; i < sizeof(PLAIN) / sizeof(PLAIN[0]); i++)
        assert_text(quoted(str_sql_ident, PLAIN[i]), PLAIN[i]);
}

static void test_sql_ident_quoted(void **state)
{
    (void)state;
    assert_text(quoted(str_sql_ident, ""), "\"\"");
    assert_text(quoted(str_sql_ident, "Tasks"), "\"Tasks\"");
    assert_text(quoted(str_sql_ident, "1st"), "\"1st\"");
    assert_text(quoted(str_sql_ident, "a b"), "\"a b\"");
    assert_text(quoted(str_sql_ident, "a\"b"), "\"a\"\"b\"");
    assert_text(quoted(str_sql_ident, "\"; drop table x; --"), "\"\"\"; drop table x; --\"");
    assert_text(quoted(str_sql_ident, "a\nb"), "\"a\nb\"");
    assert_text(quoted(str_sql_ident, "gr\xC3\xB6\xC3\x9F"
                                      "e"),
                "\"gr\xC3\xB6\xC3\x9F"
                "e\"");
    /* Legal without quotes, but the server's quote_ident() has them too. */
    assert_text(quoted(str_sql_ident, "a$b"), "\"a$b\"");
}

static void test_sql_ident_keywords(void **state)
{
    /* The first and last of the table, and each category: reserved, function or type, column. */
    static const char *const KEYWORDS[] = {
        "all",           "xmltable", "user", "select",    "table",    "left",       "ilike",
        "authorization", "values",   "int",  "timestamp", "coalesce", "json_table", "system_user"};

    (void)state;
    for (size_t i = 0; i < sizeof(KEYWORDS) / sizeof(KEYWORDS[0]); i++)
        assert_text(quoted(str_sql_ident, KEYWORDS[i]),
                    arena_printf(test_arena(), "\"%s\"", KEYWORDS[i]));
}

static void test_sql_literal(void **state)
{
    (void)state;
    assert_text(quoted(str_sql_literal, ""), "''");
    assert_text(quoted(str_sql_literal, "it's"), "'it''s'");
    assert_text(quoted(str_sql_literal, "a\nb"), "'a\nb'");
    assert_text(quoted(str_sql_literal, "c:\\new"), "E'c:\\\\new'");
    assert_text(quoted(str_sql_literal, "\\'"), "E'\\\\'''");
}

static void test_sql_dollar(void **state)
{
    (void)state;
    assert_text(quoted(str_sql_dollar, ""), "$$$$");
    assert_text(quoted(str_sql_dollar, "select '1'"), "$$select '1'$$");
    assert_text(quoted(str_sql_dollar, "select $1"), "$$select $1$$");
    assert_text(quoted(str_sql_dollar, "do $$x$$"), "$body$do $$x$$$body$");
    assert_text(quoted(str_sql_dollar, "costs 5$"), "$body$costs 5$$body$");
    assert_text(quoted(str_sql_dollar, "$"), "$body$$$body$");
    assert_text(quoted(str_sql_dollar, "$$ $body$"), "$body1$$$ $body$$body1$");
    assert_text(quoted(str_sql_dollar, "$$ $body"), "$body1$$$ $body$body1$");
    assert_text(quoted(str_sql_dollar, "$$ $body$ $body1$ $body2"),
                "$body3$$$ $body$ $body1$ $body2$body3$");
}

static void test_sql_names(void **state)
{
    static const char *const NAMES[] = {"id", "user", "A"};
    Str str = str_new(test_arena());

    (void)state;
    str_sql_qualified(&str, "public", "tasks");
    str_char(&str, ' ');
    str_sql_qualified(&str, NULL, "tasks");
    str_char(&str, ' ');
    str_sql_qualified(&str, "My.Schema", "order");
    str_char(&str, ' ');
    str_sql_idents(&str, NAMES, 3);
    str_sql_idents(&str, NAMES, 0);
    assert_text(str.text, "public.tasks tasks \"My.Schema\".\"order\" id, \"user\", \"A\"");
}

static void test_sql_comment(void **state)
{
    (void)state;
    assert_text(quoted(str_sql_comment, "a\nb\r\nc\x1B[31m\x7F"), "a b  c [31m ");
    assert_text(quoted(str_sql_comment, "a\xE2\x80\xA8"
                                        "b \xC2\x85 gr\xC3\xBCn"),
                "a b   gr\xC3\xBCn");
}

/* ---- C ---- */

static void test_c_string(void **state)
{
    (void)state;
    assert_text(quoted(str_c_string, "plain %s text"), "plain %s text");
    assert_text(quoted(str_c_string, "a\"b\\c"), "a\\\"b\\\\c");
    assert_text(quoted(str_c_string, "a\n1\t\x1B\x7F"), "a\\0121\\011\\033\\177");
    assert_text(quoted(str_c_string, "?\?="), "?\\?=");
    assert_text(quoted(str_c_string, "?\?\?/"), "?\\?\\?/");
    assert_text(quoted(str_c_string, "gr\xC3\xBCn"), "gr\xC3\xBCn");
    /* Compilers warn about malformed UTF-8 and about text that changes its direction. */
    assert_text(quoted(str_c_string, "\xFF\xE2\x80\xAE"
                                     "x"),
                "\\377\\342\\200\\256x");
}

static void test_c_string_across_calls(void **state)
{
    Str str = str_new(test_arena());

    (void)state;
    str_c_string(&str, "a?");
    str_c_string(&str, "?=");
    assert_text(str.text, "a?\\?=");
}

static void test_c_comment(void **state)
{
    (void)state;
    assert_text(quoted(str_c_comment, "a */ b"), "a * / b");
    assert_text(quoted(str_c_comment, "/* a"), "/ * a");
    assert_text(quoted(str_c_comment, "**//**/"), "** // ** /");
    assert_text(quoted(str_c_comment, "a\nb\tc"), "a b c");
    assert_text(quoted(str_c_comment, "path\\"), "path\\.");
    assert_text(quoted(str_c_comment, "path\\\n\n"), "path\\  .");
    assert_text(quoted(str_c_comment, "what?\?/"), "what?\? /");
    assert_text(quoted(str_c_comment, "\xFF\xE2\x80\xAE"), "\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void test_c_comment_across_calls(void **state)
{
    Str str = str_new(test_arena());

    (void)state;
    str_text(&str, "/*");
    str_c_comment(&str, "/ a *");
    str_c_comment(&str, "/ b");
    assert_text(str.text, "/* / a * / b");
}

/* ---- Markdown ---- */

static void test_md_text_plain(void **state)
{
    (void)state;
    assert_text(quoted(str_md_text, ""), "");
    assert_text(quoted(str_md_text, "The user's created_at (UTC), 1.5 - 2 + 3 = x."),
                "The user's created_at (UTC), 1.5 - 2 + 3 = x.");
    assert_text(quoted(str_md_text, "a_b_c user_id2"), "a_b_c user_id2");
}

static void test_md_text_specials(void **state)
{
    (void)state;
    assert_text(quoted(str_md_text, "*a* `b` [c](d) ~~e~~ f|g \\ $h$"),
                "\\*a\\* \\`b\\` \\[c\\](d) \\~\\~e\\~\\~ f\\|g \\\\ \\$h\\$");
    assert_text(quoted(str_md_text, "<script>a & b</script>"),
                "&lt;script&gt;a &amp; b&lt;/script&gt;");
    assert_text(quoted(str_md_text, "_a_ __init__ a_ _"), "\\_a\\_ \\_\\_init\\_\\_ a\\_ \\_");
    assert_text(quoted(str_md_text, "C# issue#3 a #tag"), "C# issue#3 a \\#tag");
    assert_text(quoted(str_md_text, "\xFF gr\xC3\xBCn"), "\xEF\xBF\xBD gr\xC3\xBCn");
}

static void test_md_text_addresses(void **state)
{
    (void)state;
    /* A backslash would become a part of the address. */
    assert_text(quoted(str_md_text, "see https://a.de/~x/_b/c_d?e=1#f or /#g"),
                "see https://a.de/~x/_b/c_d?e=1#f or /#g");
    assert_text(quoted(str_md_text, "/_a_ /~b~"), "/_a\\_ /~b\\~");
    assert_text(quoted(str_md_code, "www.a.de|"), "<code>www&#46;a.de&#124;</code>");
}

static void test_md_text_line_start(void **state)
{
    (void)state;
    assert_text(quoted(str_md_text, "# a"), "\\# a");
    assert_text(quoted(str_md_text, "a ##\n#"), "a \\#\\# \\#");
    assert_text(quoted(str_md_text, "- a - b"), "\\- a - b");
    assert_text(quoted(str_md_text, "+ a"), "\\+ a");
    assert_text(quoted(str_md_text, "=== a"), "\\=== a");
    assert_text(quoted(str_md_text, "> a"), "&gt; a");
    assert_text(quoted(str_md_text, "12. a"), "12\\. a");
    assert_text(quoted(str_md_text, "1) a 2) b"), "1\\) a 2) b");
    assert_text(quoted(str_md_text, "12"), "12");
}

static void test_md_text_stays_on_its_line(void **state)
{
    (void)state;
    assert_text(quoted(str_md_text, "\n\n a \r\n\n# b\t\x01 c  \n"), "a \\# b c");
    assert_text(quoted(str_md_cell, " a\n\n- b  c\r\nd "), "a<br>- b c<br>d");
    assert_text(quoted(str_md_cell, "a|b <c>"), "a\\|b &lt;c&gt;");
}

static void test_md_code(void **state)
{
    (void)state;
    assert_text(quoted(str_md_code, "now()"), "`now()`");
    assert_text(quoted(str_md_code, "a_b * <c> & \\"), "`a_b * <c> & \\`");
    assert_text(quoted(str_md_code, "a`b"), "``a`b``");
    assert_text(quoted(str_md_code, "a``b`c"), "```a``b`c```");
    assert_text(quoted(str_md_code, "`a"), "`` `a ``");
    assert_text(quoted(str_md_code, "a`"), "`` a` ``");
    assert_text(quoted(str_md_code, " a "), "`  a  `");
    assert_text(quoted(str_md_code, " a"), "` a`");
    assert_text(quoted(str_md_code, "   "), "`   `");
    assert_text(quoted(str_md_code, ""), "` `");
    assert_text(quoted(str_md_code, "a\nb\xFF"), "`a b\xEF\xBF\xBD`");
}

static void test_md_code_with_bar(void **state)
{
    (void)state;
    /* No back-ticks: a table would cut the code at the bar, and elsewhere a backslash before it would show. */
    assert_text(quoted(str_md_code, "a || 'x' < b_c"),
                "<code>a &#124;&#124; &#39;x&#39; &#60; b&#95;c</code>");
    assert_text(quoted(str_md_code, "|</code>*`"), "<code>&#124;&#60;/code&#62;&#42;&#96;</code>");
}

/* ---- Mermaid and JSON ---- */

static void test_mermaid(void **state)
{
    (void)state;
    assert_text(quoted(str_mermaid, "belongs to user_id (1)"), "belongs to user_id (1)");
    assert_text(quoted(str_mermaid, "a\"b#c;d<e>&"), "a#quot;b#35;c#59;d#lt;e#gt;#amp;");
    assert_text(quoted(str_mermaid, "a\nb\x1B"), "a b ");
    assert_text(quoted(str_mermaid, "%%{init}%% \\ `$`"),
                "#37;#37;#123;init#125;#37;#37; #92; #96;#36;#96;");
    assert_text(quoted(str_mermaid, "style a:b"), "style a#58;b");
    assert_text(quoted(str_mermaid, "a~b~"), "a#126;b#126;");
    assert_text(quoted(str_mermaid, "gr\xC3\xBCn\xFF"), "gr\xC3\xBCn\xEF\xBF\xBD");
}

static void test_json(void **state)
{
    (void)state;
    assert_text(quoted(str_json, ""), "\"\"");
    assert_text(quoted(str_json, "a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
    assert_text(quoted(str_json, "\b\f\n\r\t\x01\x1F\x7F"),
                "\"\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\"");
    assert_text(quoted(str_json, "\xE2\x80\xA8\xE2\x80\xA9"), "\"\\u2028\\u2029\"");
    assert_text(quoted(str_json, "gr\xC3\xBCn \xF0\x9F\x98\x80"),
                "\"gr\xC3\xBCn \xF0\x9F\x98\x80\"");
    assert_text(quoted(str_json, "a\xC3(\xED\xA0\x80"),
                "\"a\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    assert_text(quoted(str_json, "</script>"), "\"<\\/script>\"");
}
