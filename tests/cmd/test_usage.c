/* The tables of the commands: help texts, and how command lines are read. */
#include "cmd/options.h"
#include "support/support.h"

static void append_help(Str *out, CommandPath path, const Command *const *list)
{
    size_t depth = path.count++;

    for (; *list != NULL; list++) {
        path.items[depth] = *list;
        str_text(out, "==== ");
        command_path_append(out, &path);
        str_char(out, '\n');
        usage_append(out, &path);
        str_char(out, '\n');
        if ((*list)->subcommands != NULL)
            append_help(out, path, (*list)->subcommands);
    }
}

static void test_help(void **state)
{
    Str out = str_new(test_arena());
    CommandPath none = {0};

    (void)state;
    commands_validate();
    usage_append(&out, &none);
    str_char(&out, '\n');
    append_help(&out, none, commands_all);
    golden_check("tests/golden/cmd/help.txt", out.text);
}

static void test_help_fits_a_terminal(void **state)
{
    const char *help = support_read("tests/golden/cmd/help.txt");

    (void)state;
    for (const char *line = help; *line != '\0';) {
        size_t length = strcspn(line, "\n");

        if (length > 80)
            fail_msg("too long: %.*s", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

/* ---- reading command lines ------------------------------------------------------------------------------ */

#define WORD_LIMIT 16

/* Parses a line of words apart by one space; "''" is an empty word. */
static bool parse(const char *line, Arguments *arguments, const char **messages)
{
    DiagList diags = support_diags();
    char *words[WORD_LIMIT];
    int count = 0;
    bool ok;

    while (*line != '\0') {
        size_t length = strcspn(line, " ");

        assert_true(count < WORD_LIMIT);
        words[count++] = arena_strndup(diags.arena, line, strncmp(line, "''", 2) == 0 ? 0 : length);
        line += length + (line[length] == ' ');
    }
    memset(arguments, 0, sizeof(*arguments));
    ok = arguments_parse(diags.arena, count, words, arguments, &diags);
    *messages = support_diag_text(&diags);
    return ok;
}

static void test_options_are_found(void **state)
{
    Arguments arguments;
    const char *messages;

    (void)state;
    assert_true(
        parse("-C here diff --format=json a -qo out b --allow x --allow y", &arguments, &messages));
    assert_text(messages, "");
    assert_int_equal(arguments.path.count, 1);
    assert_text(arguments.path.items[0]->name, "diff");
    assert_text(arguments_value(&arguments, "directory"), "here");
    assert_text(arguments_value(&arguments, "format"), "json");
    assert_text(arguments_value(&arguments, "output"), "out");
    assert_true(arguments_flag(&arguments, "quiet"));
    assert_text(arguments_value(&arguments, "allow"), "y");
    assert_int_equal(arguments_values(test_arena(), &arguments, "allow").count, 2);
    assert_int_equal(arguments.words.count, 2);
    assert_text(arguments.words.items[1], "b");
}

static void test_options_of_groups(void **state)
{
    Arguments arguments;
    const char *messages;

    (void)state;
    assert_true(parse("migrate --db x up --dry-run --dir=y", &arguments, &messages));
    assert_int_equal(arguments.path.count, 2);
    assert_text(arguments_value(&arguments, "db"), "x");
    assert_text(arguments_value(&arguments, "dir"), "y");
    assert_true(arguments_flag(&arguments, "dry-run"));
}

static void test_end_of_options(void **state)
{
    Arguments arguments;
    const char *messages;

    (void)state;
    assert_true(parse("check -- --strict -", &arguments, &messages));
    assert_false(arguments_flag(&arguments, "strict"));
    assert_text(arguments.words.items[0], "--strict");
    assert_text(arguments.words.items[1], "-");
    assert_true(parse("scratch --pg-bin x psql --help -C y", &arguments, &messages));
    assert_false(arguments.help);
    assert_int_equal(arguments.words.count, 4);
    assert_true(parse("scratch -- --odd", &arguments, &messages));
    assert_text(arguments.words.items[0], "--odd");
}

static void test_help_needs_no_arguments(void **state)
{
    Arguments arguments;
    const char *messages;

    (void)state;
    assert_true(parse("diff --help", &arguments, &messages));
    assert_true(arguments.help);
    assert_true(parse("-h", &arguments, &messages));
    assert_true(arguments.help);
}

static void test_usage_errors(void **state)
{
    static const char *const LINES[] = {
        "chekc",         "migrate uo",        "migrate apply",   "diff",
        "diff a b c",    "version now",       "check --strit",   "check --strict=yes",
        "check -x",      "check --wrong",     "emit --out",      "emit --out ''",
        "diff a b -o",   "diff --format xml", "diff --format=s", "migrate new",
        "--color=maybe", "migrate new a b",   "check -\xC3\xA9",
    };
    Str out = str_new(test_arena());

    (void)state;
    for (size_t i = 0; i < sizeof(LINES) / sizeof(*LINES); i++) {
        Arguments arguments;
        const char *messages;

        assert_false(parse(LINES[i], &arguments, &messages));
        str_printf(&out, "$ schemac %s\n%s\n", LINES[i], messages);
    }
    golden_check("tests/golden/cmd/usage-errors.txt", out.text);
}

/* ---- the manual ----------------------------------------------------------------------------------------- */

#define MARKER_END "<!-- end of options -->"

/* A cell of a table: a | would end it, also inside of code. */
static void append_cell(Str *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            str_char(out, '\\');
        str_char(out, *text);
    }
}

static void append_option_table(Str *out, const CommandOption *options)
{
    str_text(out, "\n| option | what it does |\n|---|---|\n");
    for (; options->name != NULL; options++) {
        str_text(out, "| ");
        if (options->letter != 0)
            str_printf(out, "`-%c`, ", options->letter);
        str_printf(out, "`--%s", options->name);
        if (options->argument != NULL) {
            str_char(out, ' ');
            append_cell(out, options->argument);
        }
        str_text(out, "` | ");
        append_cell(out, options->help);
        str_text(out, " |\n");
    }
    str_char(out, '\n');
}

/* The page with the table between the markers as it should be. */
static void check_table(const char *page, const CommandPath *path, const CommandOption *options)
{
    Str marker = str_new(test_arena()), expected = str_new(marker.arena);
    const char *text = support_read(page), *start, *end;

    str_text(&marker, "<!-- options of ");
    command_path_append(&marker, path);
    str_text(&marker, " -->\n");
    start = strstr(text, marker.text);
    end = start != NULL ? strstr(start, MARKER_END) : NULL;
    if (end == NULL)
        fail_msg("%s has no table after %s", page, marker.text);
    start += marker.length;
    str_bytes(&expected, text, (size_t)(start - text));
    append_option_table(&expected, options);
    str_text(&expected, end);
    golden_check(page, expected.text);
}

static void check_pages(const char *page, CommandPath path, const Command *const *list)
{
    size_t depth = path.count++;

    for (; *list != NULL; list++) {
        const char *own = page;

        path.items[depth] = *list;
        if (page == NULL)
            own = arena_printf(test_arena(), "docs/manual/%s.md", (*list)->name);
        if ((*list)->options != NULL)
            check_table(own, &path, (*list)->options);
        else if (!file_exists(own) && strcmp((*list)->name, "help") != 0 &&
                 strcmp((*list)->name, "version") != 0)
            fail_msg("there is no %s", own);
        if ((*list)->subcommands != NULL)
            check_pages(own, path, (*list)->subcommands);
    }
}

/* The tables of the manual say what --help says. `make bless` writes them. */
static void test_manual(void **state)
{
    CommandPath none = {0};

    (void)state;
    check_table("docs/manual/README.md", &none, common_options);
    check_pages(NULL, none, commands_all);
}
