/* Parentheses in what is written back: those that everybody can do without are not there, and the meaning is the same. */
#include "kinds/objects.h"
#include "sqlread/reading.h"

#define PRELUDE                                                                                 \
    "create operator === (leftarg = text, rightarg = text, function = texteq);\n"               \
    "create table t (a int, b int, c text, d text, \"\x01\" text, j jsonb, e bool, f bool, ts " \
    "timestamptz);\n"

struct Written {
    const char *expr;
    const char *sql;
};

static const struct Written EXPRESSIONS[] = {
    /* A word of the grammar stays one, but in quotes all is as it was. */
    {"'{}'::json is null", "'{}'::json IS NULL"},
    {"(c::json)::text = '::pg_catalog.json'", "c::json::text = '::pg_catalog.json'"},
    {"'{}'::pg_catalog.json[] is null", "'{}'::json[] IS NULL"},
    {"'{}'::pg_catalog.jsonb = j", "'{}'::pg_catalog.jsonb = j"},
    /* Sums and products, as at school. */
    {"((a + b) - (a - b)) > ((a * b) / 2) % 3", "a + b - (a - b) > a * b / 2 % 3"},
    {"(a + (b * 2)) * (b - 1) = 1", "(a + b * 2) * (b - 1) = 1"},
    {"((a - b) - a) = (a - (b - a))", "a - b - a = a - (b - a)"},
    {"a * (b / 2) = 1", "a * (b / 2) = 1"},
    {"((a ^ 2) * 3)::int > (-a)", "((a ^ 2) * 3)::int > (- a)"},
    /* Chains of one operator, and of the arrows of JSON. */
    {"((c || d) || 'x') = (c || (d || 'x'))", "c || d || 'x' = c || (d || 'x')"},
    {"((j -> 'a') ->> 'b') = 'c'", "j -> 'a' ->> 'b' = 'c'"},
    {"((j || '{}') -> 'a') is not null", "((j || '{}') -> 'a') IS NOT NULL"},
    {"((c || d) operator(public.===) c)", "(c || d) OPERATOR(public.===) c"},
    /* Comparisons are not compared with each other without parentheses. */
    {"(a > b) = (b < a)", "(a > b) = (b < a)"},
    {"(a in (1, 2)) = (c is not null)", "(a IN (1, 2)) = (c IS NOT NULL)"},
    {"(a + 1) between (b - 1) and (b + 1)", "a + 1 BETWEEN b - 1 AND b + 1"},
    {"(c || d) like (d || '%')", "c || d LIKE d || '%'"},
    {"(a + 1) in (b, 2 + a)", "a + 1 IN (b, 2 + a)"},
    {"(a + b) = any (array[1] || array[2])", "a + b = ANY(ARRAY[1] || ARRAY[2])"},
    {"(a + b) is distinct from (a * b)", "a + b IS DISTINCT FROM a * b"},
    {"(a > b) is distinct from e", "(a > b) IS DISTINCT FROM e"},
    {"(a > b) is true", "(a > b) IS TRUE"},
    /* AND, OR and NOT. */
    {"((a > 1) and (b > 1)) or (not (e and f))", "(a > 1 AND b > 1) OR NOT (e AND f)"},
    {"(a > 1) and ((b > 1) or e) and (c is null)", "a > 1 AND (b > 1 OR e) AND c IS NULL"},
    {"not (a = b)", "NOT (a = b)"},
    {"(a > 1) = (e and f)", "(a > 1) = (e AND f)"},
    /* What is written like a function, or binds more tightly than it looks. */
    {"nullif(a, b) / nullif(b, 0) > 1", "NULLIF(a, b) / NULLIF(b, 0) > 1"},
    {"(ts at time zone 'UTC')::date > (ts at time zone c)",
     "(ts AT TIME ZONE 'UTC')::date > (ts AT TIME ZONE c)"},
    {"((c || d) collate \"C\") < (d collate \"C\")",
     "((c || d) COLLATE \"C\") < (d COLLATE \"C\")"},
    {"(c || d)::int > 1", "(c || d)::int > 1"},
    {"(array[1, 2] || a)[1] > 1", "(ARRAY[1, 2] || a)[1] > 1"},
    /* Names that look like what marks are made of. */
    {"length((\"\x01\" || c) || E'\x03') > 1", "length(\"\x01\" || c || '\x03') > 1"},
};

static const char *const SUBQUERIES[] = {
    "SELECT a + b AS x, (a + b) IN (SELECT 1) AS y FROM public.t WHERE (a > 1 OR e) AND a = ANY "
    "(SELECT 2)",
    "SELECT sum(a - b) FILTER (WHERE a > b + 1) AS s FROM public.t GROUP BY a + b HAVING count(*) "
    "> 1 "
    "ORDER BY a + b",
};

/* Tables with a check each, from the expressions that are given. */
static Model *read_checks(const char *const *expressions, size_t count, DiagList *diags)
{
    Str sql = str_new(test_arena());

    str_text(&sql, PRELUDE);
    for (size_t i = 0; i < count; i++)
        str_printf(&sql, "alter table t add constraint w%zu check (%s);\n", i, expressions[i]);
    return read_sql(sql.text, diags);
}

static const SqlExpr *check_of(const Model *model, size_t i)
{
    const Object *table = model_find_relation(model, "public", "t");
    const Object *check = object_child(table, KIND_CHECK, arena_printf(test_arena(), "w%zu", i));

    assert_non_null(check);
    return &((const CheckObject *)check)->expr;
}

static void test_checks(void **state)
{
    const char *written[lengthof(EXPRESSIONS)];
    const char *printed[lengthof(EXPRESSIONS)];
    DiagList diags = support_diags();
    const Model *model, *again;

    (void)state;
    for (size_t i = 0; i < lengthof(EXPRESSIONS); i++)
        written[i] = EXPRESSIONS[i].expr;
    model = read_checks(written, lengthof(EXPRESSIONS), &diags);
    assert_int_equal(diags.errors, 0);
    for (size_t i = 0; i < lengthof(EXPRESSIONS); i++) {
        printed[i] = check_of(model, i)->sql;
        assert_string_equal(printed[i], EXPRESSIONS[i].sql);
    }
    again = read_checks(printed, lengthof(EXPRESSIONS), &diags);
    for (size_t i = 0; i < lengthof(EXPRESSIONS); i++)
        assert_string_equal(check_of(again, i)->canonical, check_of(model, i)->canonical);
}

static void test_queries(void **state)
{
    (void)state;
    for (size_t i = 0; i < lengthof(SUBQUERIES); i++) {
        DiagList diags = support_diags();
        const Model *model = read_sql(
            arena_printf(test_arena(), PRELUDE "create view v as %s;", SUBQUERIES[i]), &diags);
        const Object *view = model_find_relation(model, "public", "v");

        assert_int_equal(diags.errors, 0);
        assert_string_equal(((const ViewObject *)view)->query.sql, SUBQUERIES[i]);
    }
}
