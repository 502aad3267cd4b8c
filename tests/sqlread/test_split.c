/* A text cut into statements: what psql and the server take for one, and where each begins and ends. */
#include "sqlread/reading.h"
#include "sqlread/split.h"

typedef struct SplitRow {
    const char *text;
    const char *statements; /* `TAG|text` each, one below the other; line ends as "¶" */
} SplitRow;

static void append_statement(Str *out, const SqlStatement *statement)
{
    const Span *span = &statement->span;

    str_printf(out, "%s|", statement->tag);
    for (size_t i = span->start; i < span->end; i++) {
        char c = span->source->text[i];

        if (c == '\n')
            str_text(out, "¶");
        else if (c == '\r')
            str_text(out, "␍");
        else
            str_char(out, c);
    }
    str_char(out, '\n');
}

static const char *split_text(const char *text)
{
    DiagList diags = support_diags();
    SqlStatementVec statements = {0};
    Str out = str_new(diags.arena);

    sql_split(diags.arena, support_source("test.sql", text), &statements, &diags);
    for (size_t i = 0; i < statements.count; i++)
        append_statement(&out, &statements.items[i]);
    for (size_t i = 0; i < diags.diags.count; i++)
        str_printf(&out, "! %s\n", diags.diags.items[i]->message);
    return out.text;
}

static void check_splits(const SplitRow *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *statements = split_text(rows[i].text);

        if (strcmp(statements, rows[i].statements) != 0)
            fail_msg("%s\n-- expected:\n%s-- but got:\n%s", rows[i].text, rows[i].statements,
                     statements);
    }
}

static void test_ends(void **state)
{
    static const SplitRow rows[] = {
        {"", ""},
        {" \n\t;;\n ; ", ""},
        {"-- only a comment", ""},
        {"select 1;select 2", "SELECT|select 1\nSELECT|select 2\n"},
        {"select 1 ;\n\n  select 2\n", "SELECT|select 1\nSELECT|select 2\n"},
        {"begin; commit;", "BEGIN|begin\nCOMMIT|commit\n"},
        {"select 1\r\n  , 2;\r\nselect 3;\r\n", "SELECT|select 1␍¶  , 2\nSELECT|select 3\n"},
    };

    (void)state;
    check_splits(rows, lengthof(rows));
}

static void test_comments(void **state)
{
    static const SplitRow rows[] = {
        {"-- a; b\nselect 1; -- c;\n", "SELECT|select 1\n"},
        {"/* a; /* b; */ c; */ select 1 ;", "SELECT|select 1\n"},
        {"select 1 -- a;\n + 2;", "SELECT|select 1 -- a;¶ + 2\n"},
        {"select '-- no; comment', '/*';select '*/'",
         "SELECT|select '-- no; comment', '/*'\nSELECT|select '*/'\n"},
        {"select 1; /* without an end", "SELECT|select 1\n|/* without an end\n"
                                        "! unterminated /* comment at or near \"/* without an "
                                        "end\"\n"},
    };

    (void)state;
    check_splits(rows, lengthof(rows));
}

static void test_quotes(void **state)
{
    static const SplitRow rows[] = {
        {"select 'a;''b;', \"c;\"\"d\";select 2", "SELECT|select 'a;''b;', \"c;\"\"d\"\n"
                                                  "SELECT|select 2\n"},
        {"select E'a\\';b', 'c\\';select 2", "SELECT|select E'a\\';b', 'c\\'\nSELECT|select 2\n"},
        {"select 'a;'\n  'b;';select 2", "SELECT|select 'a;'¶  'b;'\nSELECT|select 2\n"},
        {"select $$a;$b$;$$, $b$;$$;$b$, $1;select 2", "SELECT|select $$a;$b$;$$, $b$;$$;$b$, $1\n"
                                                       "SELECT|select 2\n"},
        {"select U&'\\0061;', B'1', X'1f', N'x;';select 2",
         "SELECT|select U&'\\0061;', B'1', X'1f', N'x;'\nSELECT|select 2\n"},
        {"do $do$ begin perform 1; execute $$select ';'$$; end; $do$;select 2",
         "DO|do $do$ begin perform 1; execute $$select ';'$$; end; $do$\nSELECT|select 2\n"},
    };

    (void)state;
    check_splits(rows, lengthof(rows));
}

static void test_bodies(void **state)
{
    static const SplitRow rows[] = {
        {"create function f() returns int begin atomic select 1; select case when true then 2 end; "
         "end; select 3;",
         "CREATE FUNCTION|create function f() returns int begin atomic select 1; select case when "
         "true then 2 end; end\nSELECT|select 3\n"},
        {"create or replace rule r as on insert to t do also (delete from u; delete from v); "
         "select "
         "1;",
         "CREATE RULE|create or replace rule r as on insert to t do also (delete from u; delete "
         "from v)\nSELECT|select 1\n"},
        /* A parenthesis that is not closed ends with its statement. */
        {"create table a (id int;\ncreate table b (id int);",
         "|create table a (id int\nCREATE TABLE|create table b (id int)\n"
         "! syntax error: the statement ends too early\n"},
        {"create table a (id int,,); select 1a; create table b ();",
         "|create table a (id int,,)\n|select 1a;\nCREATE TABLE|create table b ()\n"
         "! trailing junk after numeric literal at or near \"1a\"\n"
         "! syntax error at or near \",\"\n"},
    };

    (void)state;
    check_splits(rows, lengthof(rows));
}

static void test_psql(void **state)
{
    static const SplitRow rows[] = {
        {"\\connect shop\nselect 1;\n  \\echo 'a;b'\nselect 2;",
         "SELECT|select 1\nSELECT|select 2\n"},
        {"\\restrict AbC\nselect 1;\n\\unrestrict AbC\n", "SELECT|select 1\n"},
        {"select 1 \\g\nselect 2 \\gx\n", "SELECT|select 1\nSELECT|select 2\n"},
        {"copy t (a) from stdin;\n1;'\n\\N\n$$\n\\.\nselect 1;",
         "COPY|copy t (a) from stdin\nSELECT|select 1\n"},
        {"COPY t FROM stdin WITH (FORMAT csv);\r\na;b\r\n\\.\r\nselect 1;",
         "COPY|COPY t FROM stdin WITH (FORMAT csv)\nSELECT|select 1\n"},
        {"copy t from '/tmp/x';select 1;", "COPY|copy t from '/tmp/x'\nSELECT|select 1\n"},
        {"copy t to stdout;select 1;", "COPY|copy t to stdout\nSELECT|select 1\n"},
        {"create function f() returns int language sql as $$\n\\echo\n$$;\n\\echo x\nselect 1;",
         "CREATE FUNCTION|create function f() returns int language sql as $$¶\\echo¶$$\n"
         "SELECT|select 1\n"},
        {"/*\n\\a\n*/ select 1;\n\\q\nselect stdin from t;copy t from stdin;\nx;'\n\\.\nselect 2;",
         "SELECT|select 1\nSELECT|select stdin from t\nCOPY|copy t from stdin\nSELECT|select 2\n"},
        {"select 'from stdin;\n\\.';select 1;",
         "SELECT|select 'from stdin;¶\\.'\nSELECT|select 1\n"},
    };

    (void)state;
    check_splits(rows, lengthof(rows));
}

/* A byte order mark is no part of the first statement, and places do not move because of it. */
static void test_byte_order_mark(void **state)
{
    DiagList diags = support_diags();
    const Model *model = read_sql("\xEF\xBB\xBF"
                                  "create table a (id int);\r\ncreate tabel b;",
                                  &diags);

    (void)state;
    assert_text(support_diag_text(&diags),
                "test.sql:2:8: error: syntax error at or near \"tabel\"\n"
                "  2 | create tabel b;\n"
                "    |        ^~~~~\n");
    assert_non_null(model_find_relation(model, "public", "a"));
}
