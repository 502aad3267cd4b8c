#include "support/support.h"

static const char SCHEMA[] = "create table tasks (\n"
                             "    id bigint primary key,\n"
                             "\towner uuid\n"
                             ");\n"
                             "create policy p on tsks using (true);\n";

/* The span of the first `part` in a source. */
static Span span_of(Source *source, const char *part)
{
    const char *at = strstr(source->text, part);

    assert_non_null(at);
    return span_make(source, (size_t)(at - source->text),
                     (size_t)(at - source->text) + strlen(part));
}

/* How an error "bad" at a part of a text looks. */
static const char *shown(const char *text, const char *part)
{
    DiagList diags = support_diags();

    diag_error(&diags, "test", span_of(support_source("a.sql", text), part), "bad");
    return support_diag_text(&diags);
}

/* ---- places ---- */

static void test_position(void **state)
{
    Source *source = support_source("a.sql", "ab\n\ngr\xC3\xBCn\xFF.\n");
    static const struct {
        size_t offset, line, column;
    } PLACES[] = {
        {0, 1, 1},
        {1, 1, 2},
        {2, 1, 3},
        {3, 2, 1},
        {4, 3, 1},
        {6, 3, 3},
        {7, 3, 3} /* inside ü */,
        {8, 3, 4},
        {9, 3, 5},
        {10, 3, 6},
        {11, 3, 7},
        {12, 4, 1},
        {99, 4, 1},
    };

    (void)state;
    assert_int_equal(source->line_count, 4);
    for (size_t i = 0; i < sizeof(PLACES) / sizeof(PLACES[0]); i++) {
        Position position = source_position(source, PLACES[i].offset);

        if (position.line != PLACES[i].line || position.column != PLACES[i].column)
            fail_msg("offset %zu is at %zu:%zu", PLACES[i].offset, position.line, position.column);
    }
}

/* Wherever the one character is that has two bytes. */
static void test_position_after_a_wide_character(void **state)
{
    (void)state;
    for (size_t i = 0; i < 20; i++) {
        char text[] = "abcdefghijklmnopqrstu";
        Source *source;

        memcpy(text + i, "\xC3\xBC", 2);
        source = support_source("a.sql", text);
        assert_false(source->ascii);
        assert_int_equal(source_position(source, 21).column, 21);
        assert_int_equal(source_position(source, i).column, i + 1);
    }
    assert_true(support_source("a.sql", "abc\ndef")->ascii);
}

static void test_position_in_nothing(void **state)
{
    Position position = source_position(support_source("a.sql", ""), 0);

    (void)state;
    assert_int_equal(position.line, 1);
    assert_int_equal(position.column, 1);
}

static void test_position_in_many_lines(void **state)
{
    Str text = str_new(test_arena());
    Source *source;

    (void)state;
    for (size_t i = 0; i < 1000; i++)
        str_text(&text, "abcd\n");
    source = support_source("a.sql", text.text);
    for (size_t i = 0; i < 5000; i++) {
        Position position = source_position(source, i);

        assert_int_equal(position.line, i / 5 + 1);
        assert_int_equal(position.column, i % 5 + 1);
    }
}

static void test_character_offset(void **state)
{
    Source *source = support_source("a.sql", "a\xC3\xBC\xE6\xBC\xA2\xFF.");

    (void)state;
    assert_int_equal(source_character_offset(source, 0, 0), 0);
    assert_int_equal(source_character_offset(source, 0, 2), 3);
    assert_int_equal(source_character_offset(source, 0, 3), 6);
    assert_int_equal(source_character_offset(source, 0, 4), 7);
    assert_int_equal(source_character_offset(source, 3, 1), 6);
    assert_int_equal(source_character_offset(source, 0, 99), 8);
    assert_int_equal(source_character_offset(source, 99, 1), 8);
}

/* ---- the list ---- */

static void test_list_counts(void **state)
{
    DiagList diags = support_diags(), others = support_diags();
    Diag *diag;

    (void)state;
    diag_error(&diags, "a", span_none(), "first %s", "error");
    diag_warning(&diags, "b", span_none(), "warning");
    diag_add(&diags, SEVERITY_NOTE, "c", span_none(), "note");
    diag = diag_error(&diags, "d", span_none(), "second");
    diag_hint(&diags, diag, "try %d", 1);
    diag_detail(&diags, diag, "because of %s", "%s");
    diag_error(&others, "e", span_none(), "third");
    diag_list_absorb(&others, &diags);
    assert_int_equal(others.errors, 3);
    assert_int_equal(others.warnings, 1);
    assert_int_equal(others.diags.count, 5);
    assert_ptr_equal(others.diags.items[1], diags.diags.items[0]);
    assert_int_equal(diags.errors, 2);
    assert_int_equal(diags.warnings, 1);
    assert_int_equal(diags.diags.count, 4);
    assert_text(support_diag_text(&diags), "error: first error\n"
                                           "warning: warning\n"
                                           "note: note\n"
                                           "error: second\n"
                                           "  detail: because of %s\n"
                                           "  hint: try 1\n");
}

static void test_sort(void **state)
{
    DiagList diags = support_diags();
    Source *z = support_source("z.sql", "abc");
    Source *a = support_source("a.sql", "abc");
    Str order = str_new(test_arena());

    (void)state;
    diag_error(&diags, "1", span_none(), "x");
    diag_error(&diags, "2", span_make(z, 2, 3), "x");
    diag_error(&diags, "3", span_make(a, 1, 2), "x");
    diag_error(&diags, "4", span_make(z, 0, 1), "x");
    diag_error(&diags, "5", span_make(z, 2, 2), "x");
    diag_error(&diags, "6", span_none(), "x");
    diag_error(&diags, "7", span_make(a, 0, 2), "x");
    diag_sort(&diags);
    for (size_t i = 0; i < diags.diags.count; i++)
        str_text(&order, diags.diags.items[i]->code);
    assert_text(order.text, "4257316");
}

static void test_sort_of_nothing(void **state)
{
    DiagList diags = support_diags();

    (void)state;
    diag_sort(&diags);
    assert_int_equal(diags.diags.count, 0);
}

static void test_print(void **state)
{
    DiagList diags = support_diags();
    char *text = NULL;
    size_t length;
    FILE *stream = open_memstream(&text, &length);

    (void)state;
    diag_error(&diags, "a", span_none(), "one");
    diag_error(&diags, "b", span_make(support_source("a.sql", "x"), 0, 1), "two");
    diag_print(&diags, stream, false);
    fclose(stream);
    assert_text(text, "error: one\na.sql:1:1: error: two\n  1 | x\n    | ^\n");
    free(text);
}

/* ---- the look ---- */

static void test_format_in_full(void **state)
{
    DiagList diags = support_diags();
    Source *source = support_source("schema.sql", SCHEMA);
    Diag *diag =
        diag_error(&diags, "unknown-table", span_of(source, "tsks"), "unknown table \"tsks\"");

    (void)state;
    diag_detail(&diags, diag, "no file defines it");
    diag_hint(&diags, diag, "did you mean \"tasks\"?");
    diag->related = span_of(source, "tasks");
    diag->related_message = "\"tasks\" is defined here";
    assert_text(support_diag_text(&diags), "schema.sql:5:20: error: unknown table \"tsks\"\n"
                                           "  5 | create policy p on tsks using (true);\n"
                                           "    |                    ^~~~\n"
                                           "  detail: no file defines it\n"
                                           "  hint: did you mean \"tasks\"?\n"
                                           "  note: schema.sql:1:14: \"tasks\" is defined here\n"
                                           "    1 | create table tasks (\n"
                                           "      |              ^~~~~\n");
}

static void test_format_related_without_place(void **state)
{
    DiagList diags = support_diags();
    Diag *diag = diag_warning(&diags, "x", span_none(), "two definitions");

    (void)state;
    diag->related_message = "the other one is in the database";
    assert_text(support_diag_text(&diags), "warning: two definitions\n"
                                           "  note: the other one is in the database\n");
}

static void test_format_color(void **state)
{
    DiagList diags = support_diags();
    Str text = str_new(test_arena());
    Diag *diag = diag_error(&diags, "x", span_make(support_source("a.sql", "abc"), 1, 3), "bad");

    (void)state;
    diag->hint = "good";
    diag_format(&text, diag, true);
    diag_format(&text, diag_warning(&diags, "y", span_none(), "hm"), true);
    assert_text(text.text, "\033[1ma.sql:1:2:\033[0m \033[1;31merror:\033[0m bad\n"
                           "  1 | abc\n"
                           "    |  \033[1;32m^~\033[0m\n"
                           "  \033[1;36mhint:\033[0m good\n"
                           "\033[1;35mwarning:\033[0m hm\n");
}

static void test_caret_under_tabs(void **state)
{
    (void)state;
    assert_text(shown("\tid\tint,\n", "int"), "a.sql:1:5: error: bad\n"
                                              "  1 |     id  int,\n"
                                              "    |         ^~~\n");
}

static void test_caret_under_wide_and_combining(void **state)
{
    (void)state;
    /* 漢字 takes four columns, e and its accent one. */
    assert_text(shown("\"\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81\" int\n", "int"),
                "a.sql:1:9: error: bad\n"
                "  1 | \"\xE6\xBC\xA2\xE5\xAD\x97 e\xCC\x81\" int\n"
                "    |          ^~~\n");
    assert_text(shown("a \xE6\xBC\xA2\xE5\xAD\x97", "\xE6\xBC\xA2\xE5\xAD\x97"),
                "a.sql:1:3: error: bad\n"
                "  1 | a \xE6\xBC\xA2\xE5\xAD\x97\n"
                "    |   ^~~~\n");
}

static void test_line_numbers_widen_the_margin(void **state)
{
    (void)state;
    assert_text(shown("\n\n\n\n\n\n\n\n\nx", "x"), "a.sql:10:1: error: bad\n"
                                                   "  10 | x\n"
                                                   "     | ^\n");
}

static void test_span_over_lines(void **state)
{
    (void)state;
    assert_text(shown("create table a (\r\n);\r\n", "table a (\r\n);"), "a.sql:1:8: error: bad\n"
                                                                        "  1 | create table a (\n"
                                                                        "    |        ^~~~~~~~~\n");
}

static void test_span_at_the_end(void **state)
{
    DiagList diags = support_diags();
    Source *source = support_source("a.sql", "select (\n");

    (void)state;
    diag_error(&diags, "x", span_make(source, 8, 8), "at the line end");
    diag_error(&diags, "x", span_make(source, 9, 9), "at the end of the file");
    diag_error(&diags, "x", span_make(source, 500, 600), "behind the end");
    diag_error(&diags, "x", span_make(support_source("empty.sql", ""), 0, 0), "empty");
    assert_text(support_diag_text(&diags), "a.sql:1:9: error: at the line end\n"
                                           "  1 | select (\n"
                                           "    |         ^\n"
                                           "a.sql:2:1: error: at the end of the file\n"
                                           "  2 |\n"
                                           "    | ^\n"
                                           "a.sql:2:1: error: behind the end\n"
                                           "  2 |\n"
                                           "    | ^\n"
                                           "empty.sql:1:1: error: empty\n"
                                           "  1 |\n"
                                           "    | ^\n");
}

static void test_nothing_raw_reaches_the_terminal(void **state)
{
    DiagList diags = support_diags();
    Source *source = support_source("a\nb.sql", "\x1B[31m \xC2\x9B \xFF \xE2\x80\xAE \x7F bad\r;");

    (void)state;
    diag_error(&diags, "x", span_of(source, "bad"),
               "unknown table \"a\x1B[0m\nb.sql:1:1: error: forged\"");
    assert_text(support_diag_text(&diags), "a\xE2\x90\x8A"
                                           "b.sql:1:15: error: unknown table \"a\xE2\x90\x9B[0m\n"
                                           "  b.sql:1:1: error: forged\"\n"
                                           "  1 | \xE2\x90\x9B[31m \xEF\xBF\xBD \xEF\xBF\xBD "
                                           "\xEF\xBF\xBD \xE2\x90\xA1 bad\xE2\x90\x8D;\n"
                                           "    |               ^~~\n");
}

static void test_nul_in_a_source(void **state)
{
    DiagList diags = support_diags();
    Source *source = source_new(diags.arena, "a.sql", "a\0b c", 5);

    (void)state;
    diag_error(&diags, "x", span_make(source, 4, 5), "bad");
    assert_text(support_diag_text(&diags), "a.sql:1:5: error: bad\n"
                                           "  1 | a\xE2\x90\x80"
                                           "b c\n"
                                           "    |     ^\n");
}

/* ---- long lines ---- */

/* A line of `before` dots, "HERE" and `after` dots, as an error shows it. */
static const char *shown_long(size_t before, size_t after)
{
    Str line = str_new(test_arena());

    str_repeat(&line, '.', before);
    str_text(&line, "HERE");
    str_repeat(&line, '.', after);
    return shown(line.text, "HERE");
}

/* The two lines of such an error as they should be. */
static const char *expect_long(size_t column, bool cut_left, size_t before, size_t after,
                               bool cut_right)
{
    Str text = str_new(test_arena());

    str_printf(&text, "a.sql:1:%zu: error: bad\n  1 | %s", column, cut_left ? "\xE2\x80\xA6" : "");
    str_repeat(&text, '.', before);
    str_text(&text, "HERE");
    str_repeat(&text, '.', after);
    str_printf(&text, "%s\n    | ", cut_right ? "\xE2\x80\xA6" : "");
    str_repeat(&text, ' ', before + (cut_left ? 1 : 0));
    str_text(&text, "^~~~\n");
    return text.text;
}

static void test_long_line_is_cut_around_the_caret(void **state)
{
    (void)state;
    assert_text(shown_long(60, 56), expect_long(61, false, 60, 56, false));
    assert_text(shown_long(60, 57), expect_long(61, false, 60, 56, true));
    assert_text(shown_long(0, 1000), expect_long(1, false, 0, 116, true));
    assert_text(shown_long(116, 1000), expect_long(117, false, 116, 0, true));
    assert_text(shown_long(117, 1000), expect_long(118, true, 40, 76, true));
    assert_text(shown_long(1000, 1000), expect_long(1001, true, 40, 76, true));
    assert_text(shown_long(1000, 76), expect_long(1001, true, 40, 76, false));
    assert_text(shown_long(1000, 0), expect_long(1001, true, 116, 0, false));
}

static void test_cut_between_wide_characters(void **state)
{
    Str line = str_new(test_arena());
    Str expected = str_new(test_arena());

    (void)state;
    /* The window begins at column 161 and ends at 281: both cuts halve a character of two columns. */
    for (int i = 0; i < 100; i++)
        str_text(&line, "\xE6\xBC\xA2");
    str_text(&line, "xHERE");
    for (int i = 0; i < 100; i++)
        str_text(&line, "\xE6\xBC\xA2");
    str_text(&expected, "a.sql:1:102: error: bad\n  1 | \xE2\x80\xA6 ");
    for (int i = 0; i < 19; i++)
        str_text(&expected, "\xE6\xBC\xA2");
    str_text(&expected, "xHERE");
    for (int i = 0; i < 38; i++)
        str_text(&expected, "\xE6\xBC\xA2");
    str_text(&expected, "\xE2\x80\xA6\n    | ");
    str_repeat(&expected, ' ', 41);
    str_text(&expected, "^~~~\n");
    assert_text(shown(line.text, "HERE"), expected.text);
}

static void test_long_mark_is_cut(void **state)
{
    Str line = str_new(test_arena());
    Str expected = str_new(test_arena());

    (void)state;
    str_repeat(&line, 'x', 500);
    str_text(&expected, "a.sql:1:1: error: bad\n  1 | ");
    str_repeat(&expected, 'x', 120);
    str_text(&expected, "\xE2\x80\xA6\n    | ^");
    str_repeat(&expected, '~', 119);
    str_char(&expected, '\n');
    assert_text(shown(line.text, line.text), expected.text);
}
