/*
 * SQL that is nested as deeply as the grammar lets it: it is read, or refused at its place, and never overflows a stack.
 *
 * valgrind: no (it has a stack of its own making, and takes minutes)
 */
#include "sqlread/reading.h"

/* head, `count` times open, middle, `count` times close, tail */
typedef struct DeepRow {
    const char *head;
    const char *open;
    const char *middle;
    const char *close;
    const char *tail;
    const char *error; /* of the bigger count; NULL for none */
} DeepRow;

#define NESTED "this is nested more than 2000 levels deep"

static const DeepRow rows[] = {
    {"create table t (a int check (", "(", "a", ")", " > 1))", "memory exhausted"},
    {"create table t (a int check (", "a + ", "a", "", " > 1))", NESTED},
    {"create table t (a int check (", "a > 1 and ", "a > 2", "", "))", NULL},
    {"create table t (a boolean check (", "not ", "a", "", "))", "memory exhausted"},
    {"create table t (a text default ", "'x' || ", "'x'", "", ")", NESTED},
    {"create table t (a int default 1", "::int", "", "", ")", NESTED},
    {"create table t (a int default ", "abs(", "1", ")", ")", "memory exhausted"},
    {"create table t (a int default ", "case when true then ", "1", " end", ")",
     "memory exhausted"},
    {"create table t (a int[] default ", "array[", "1", "]", ")", "memory exhausted"},
    {"create table t (a int[] check (a", "[1]", "", "", " > 1))", NULL},
    {"create table t (a numeric(", "1 + ", "1", "", "))", NESTED},
    {"create view v as select ", "(select ", "1", ")", " as a", "memory exhausted"},
    {"create view v as select * from ", "(select * from ", "(select 1 as a) x", ") x", "",
     "memory exhausted"},
    {"create view v as ", "with x as (", "select 1 as a", ") select * from x", "",
     "memory exhausted"},
    {"create view v as ", "select 1 union all ", "select 1", "", "", NESTED},
    {"create view v as select 1 from pg_class c0", " cross join pg_class c", "", "", "", NESTED},
    {"create table t (a int); create index on t ((", "a + ", "a", "", "))", NESTED},
    {"create table t (a int); create policy p on t using (", "a + ", "a", "", " > 1)", NESTED},
    {"create table t (a int) partition by list ((", "a + ", "a", "", "))", NESTED},
    {"create function f() returns int return ", "1 + ", "1", "", "", NESTED},
    {"create function f() returns int begin atomic select ", "1 + ", "1", "", "; end", NESTED},
    {"create table t (a int); create rule r as on insert to t do instead select ", "1 + ", "1", "",
     "", NESTED},
    {"create table t (a int); alter table t add check (", "a + ", "a", "", " > 1)", NESTED},
    {"create domain d as int check (", "value + ", "value", "", " > 1)", NESTED},
};

static const char *make_deep(Arena *arena, const DeepRow *row, size_t count)
{
    Str text = str_new(arena);

    str_text(&text, row->head);
    for (size_t i = 0; i < count; i++)
        str_text(&text, row->open);
    str_text(&text, row->middle);
    for (size_t i = 0; i < count; i++)
        str_text(&text, row->close);
    str_printf(&text, "%s;\n", row->tail);
    return text.text;
}

static void test_deep_nesting(void **state)
{
    (void)state;
    for (size_t i = 0; i < lengthof(rows); i++) {
        DiagList diags = support_diags();
        const Diag *diag;

        read_sql(make_deep(diags.arena, &rows[i], 40000), &diags);
        if (rows[i].error == NULL) {
            assert_int_equal(diags.errors, 0);
            continue;
        }
        if (diags.errors == 0)
            fail_msg("%s: no error", rows[i].head);
        diag = diags.diags.items[0];
        if (strncmp(diag->message, rows[i].error, strlen(rows[i].error)) != 0)
            fail_msg("%s: %s", rows[i].head, diag->message);
        assert_non_null(diag->span.source);
    }
}

/* As deep as is allowed, or nearly so: then everything after the reading has to bear it, too. */
static void test_nearly_too_deep(void **state)
{
    (void)state;
    for (size_t i = 0; i < lengthof(rows); i++) {
        DiagList diags = support_diags();
        const Model *model = read_sql(make_deep(diags.arena, &rows[i], 490), &diags);
        Str json = str_new(diags.arena);

        if (diags.errors > 0)
            fail_msg("%s: %s", rows[i].head, diags.diags.items[0]->message);
        model_print_json(model, &json);
    }
}

static void test_place_of_too_deep(void **state)
{
    DiagList diags = support_diags();
    Str sql = str_new(diags.arena);

    (void)state;
    str_text(&sql, "create table t (\n  a int default\n");
    for (size_t i = 0; i < 3000; i++)
        str_text(&sql, "1 +\n");
    str_text(&sql, "1);");
    read_sql(sql.text, &diags);
    assert_text(support_diag_text(&diags),
                "test.sql:1005:3: error: this is nested more than 2000 levels deep\n"
                "  1005 | 1 +\n"
                "       |   ^\n");
}

/* The columns of a wide table: their expressions need the types of all others, not their expressions. */
static void test_wide_table_of_expressions(void **state)
{
    DiagList diags = support_diags();
    Str sql = str_new(diags.arena);
    const Model *model;

    (void)state;
    str_text(&sql, "create table t (c0 integer");
    for (size_t i = 1; i < 1600; i++)
        str_printf(&sql, ", c%zu integer generated always as (c0 + %zu) stored check (c%zu > 0)", i,
                   i, i);
    str_text(&sql, ");");
    model = read_sql(sql.text, &diags);
    assert_text(support_diag_text(&diags), "");
    assert_int_equal(model_find_relation(model, "public", "t")->children.count, 1600 + 1599);
}

/* Views that read later ones. */
static void test_long_chains_of_views(void **state)
{
    DiagList diags = support_diags();
    Str sql = str_new(diags.arena);
    const Model *model;

    (void)state;
    for (int i = 20000; i > 0; i--)
        str_printf(&sql, "create view v%d as select a from v%d;\n", i, i - 1);
    str_text(&sql, "create view v0 as select 1 as a;\n");
    model = read_sql(sql.text, &diags);
    assert_text(support_diag_text(&diags), "");
    assert_non_null(model_find_relation(model, "public", "v20000"));
}

/* Types that are made of later ones. */
static void test_long_chains_of_types(void **state)
{
    (void)state;
    for (size_t form = 0; form < 2; form++) {
        DiagList diags = support_diags();
        Str sql = str_new(diags.arena);

        str_text(&sql, "create type top as (a t50000);\n");
        for (int i = 50000; i > 0; i--) {
            str_text(&sql, "create ");
            str_printf(&sql, form == 0 ? "type t%d as" : "table t%d", i);
            str_printf(&sql, " (a t%d);\n", i - 1);
        }
        str_text(&sql, "create type t0 as (a integer);\n");
        read_sql(sql.text, &diags);
        assert_text(support_diag_text(&diags), "");
    }
}

/* Functions that call later ones are finished by recursion. */
static void test_long_chains(void **state)
{
    DiagList diags = support_diags();
    Str sql = str_new(diags.arena);

    (void)state;
    for (int i = 20000; i > 0; i--)
        str_printf(&sql, "create function f%d() returns integer begin atomic select f%d(); end;\n",
                   i, i - 1);
    str_text(&sql, "create function f0() returns integer return 1;\n");
    read_sql(sql.text, &diags);
    assert_true(diags.errors > 0);
    assert_string_equal(diags.diags.items[0]->code, "too-deep");
}
