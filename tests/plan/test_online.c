#include "plan/plan_support.h"

static const char *online_sql(const char *from, const char *to)
{
    const PlanOptions options = {.online = true};
    DiagList diags = support_diags();
    Plan *plan = plan_make(test_arena(), model_of(from), model_of(to), &options, &diags);

    if (plan == NULL)
        fail_msg("%s", support_diag_text(&diags));
    return sql_of(plan);
}

static void test_constraints_are_validated_after_a_commit(void **state)
{
    (void)state;
    assert_text(
        online_sql("CREATE TABLE t (a integer, b text);",
                   "CREATE TABLE t (a integer NOT NULL DEFAULT 0, b text CHECK (b <> ''));"),
        "ALTER TABLE public.t ADD CONSTRAINT a_schemac_not_null CHECK (a IS NOT NULL) NOT "
        "VALID;\n"
        "\n"
        "-- @commit\n"
        "-- MAY_FAIL: fails when a row has NULL in public.t.a; if so, first UPDATE public.t "
        "SET a = DEFAULT WHERE a IS NULL\n"
        "ALTER TABLE public.t VALIDATE CONSTRAINT a_schemac_not_null;\n"
        "\n"
        "-- @commit\n"
        "ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;\n"
        "ALTER TABLE public.t DROP CONSTRAINT a_schemac_not_null;\n"
        "ALTER TABLE public.t ALTER COLUMN a SET DEFAULT 0;\n"
        "ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK (b <> '') NOT VALID;\n"
        "\n"
        "-- @commit\n"
        "-- MAY_FAIL: fails when a row of public.t does not satisfy it\n"
        "ALTER TABLE public.t VALIDATE CONSTRAINT t_b_check;\n");
}

static void test_keys_get_their_index_first(void **state)
{
    (void)state;
    assert_text(online_sql("CREATE TABLE t (a integer);", "CREATE TABLE t (a integer UNIQUE);"),
                "-- @no-transaction\n"
                "-- MAY_FAIL: fails when two rows of public.t have the same key\n"
                "CREATE UNIQUE INDEX CONCURRENTLY t_a_key ON public.t (a);\n"
                "\n"
                "-- @commit\n"
                "ALTER TABLE public.t ADD CONSTRAINT t_a_key UNIQUE USING INDEX t_a_key;\n");
}

/* A view or a policy that has to go for a change is there again when the transaction ends. */
static void test_what_is_made_anew_is_never_missing(void **state)
{
    (void)state;
    assert_text(online_sql("CREATE TABLE t (a integer, b text); CREATE VIEW v AS SELECT a FROM t;"
                           "CREATE POLICY p ON t USING (a > 0);",
                           "CREATE TABLE t (a bigint, b text); CREATE VIEW v AS SELECT a FROM t;"
                           "CREATE POLICY p ON t USING (a > 0); CREATE INDEX i ON t (b);"),
                "-- because the type of public.t.a changes\n"
                "DROP POLICY p ON public.t;\n"
                "DROP VIEW public.v;\n"
                "\n"
                "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK\n"
                "ALTER TABLE public.t ALTER COLUMN a TYPE bigint;\n"
                "\n"
                "-- because the type of public.t.a changes\n"
                "CREATE VIEW public.v AS\n"
                "SELECT a FROM public.t;\n"
                "\n"
                "-- because the type of public.t.a changes\n"
                "CREATE POLICY p ON public.t\n"
                "    USING (a > 0);\n"
                "\n"
                "-- @commit\n"
                "-- @no-transaction\n"
                "CREATE INDEX CONCURRENTLY i ON public.t (b);\n");
}

/* All of a table is written in one go, and what has to go for that is there again when the transaction ends, with its
 * privileges and its index. Only then is anything checked that has a transaction of its own. */
static void test_what_is_missing_comes_back_in_one_transaction(void **state)
{
#define READERS                                                                      \
    "CREATE VIEW v AS SELECT a FROM t; GRANT SELECT ON v TO public;"                 \
    "CREATE MATERIALIZED VIEW m AS SELECT a FROM t; CREATE UNIQUE INDEX i ON m (a);" \
    "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE "     \
    "FUNCTION suppress_redundant_updates_trigger();"

    (void)state;
    assert_text(
        online_sql(
            "CREATE TABLE t (id integer, a integer, b integer);" READERS,
            "CREATE TABLE t (id bigint, a bigint NOT NULL, b bigint CHECK (b > 0));" READERS),
        "-- because the type of public.t.a changes\n"
        "DROP TRIGGER g ON public.t;\n"
        "\n"
        "-- because the type of public.t.a changes\n"
        "-- its rows are computed from its query\n"
        "DROP MATERIALIZED VIEW public.m;\n"
        "\n"
        "-- because the type of public.t.a changes\n"
        "DROP VIEW public.v;\n"
        "\n"
        "-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK\n"
        "ALTER TABLE public.t\n"
        "    ALTER COLUMN id TYPE bigint,\n"
        "    ALTER COLUMN a TYPE bigint,\n"
        "    ALTER COLUMN b TYPE bigint;\n"
        "\n"
        "ALTER TABLE public.t ADD CONSTRAINT a_schemac_not_null CHECK (a IS NOT NULL) NOT VALID;\n"
        "\n"
        "-- because the type of public.t.a changes\n"
        "CREATE VIEW public.v AS\n"
        "SELECT a FROM public.t;\n"
        "\n"
        "-- because the type of public.t.a changes\n"
        "CREATE MATERIALIZED VIEW public.m AS\n"
        "SELECT a FROM public.t;\n"
        "\n"
        "-- because materialized view public.m is replaced\n"
        "-- TABLE_SCAN, MAY_FAIL: fails when two rows of public.m have the same key\n"
        "CREATE UNIQUE INDEX i ON public.m (a);\n"
        "\n"
        "-- because the type of public.t.a changes\n"
        "CREATE TRIGGER g\n"
        "    BEFORE UPDATE ON public.t\n"
        "    FOR EACH ROW\n"
        "    WHEN (new.a > 0)\n"
        "    EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger();\n"
        "\n"
        "-- because view public.v is replaced\n"
        "GRANT SELECT ON TABLE public.v TO PUBLIC;\n"
        "\n"
        "-- @commit\n"
        "-- MAY_FAIL: fails when a row has NULL in public.t.a\n"
        "ALTER TABLE public.t VALIDATE CONSTRAINT a_schemac_not_null;\n"
        "\n"
        "-- @commit\n"
        "ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;\n"
        "ALTER TABLE public.t DROP CONSTRAINT a_schemac_not_null;\n"
        "ALTER TABLE public.t ADD CONSTRAINT t_b_check CHECK (b > 0) NOT VALID;\n"
        "\n"
        "-- @commit\n"
        "-- MAY_FAIL: fails when a row of public.t does not satisfy it\n"
        "ALTER TABLE public.t VALIDATE CONSTRAINT t_b_check;\n");
#undef READERS
}

/* The former one does its work, under another name, until the new one is there. */
static void test_what_is_replaced_stays_until_then(void **state)
{
#define FORMER "CREATE TABLE t (a integer, b text, CONSTRAINT c CHECK (a > 0)); "

    (void)state;
    assert_text(online_sql(FORMER "CREATE INDEX i ON t (b);",
                           "CREATE TABLE t (a integer, b text, CONSTRAINT c CHECK (a > 1));"
                           "CREATE INDEX i ON t (b DESC);"),
                "-- because its keys cannot be changed in place\n"
                "-- it is used until the new one is there\n"
                "ALTER INDEX public.i RENAME TO i__old;\n"
                "\n"
                "-- because its expression cannot be changed in place\n"
                "-- it holds until the new one does\n"
                "ALTER TABLE public.t RENAME CONSTRAINT c TO c__old;\n"
                "\n"
                "ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 1) NOT VALID;\n"
                "\n"
                "-- @commit\n"
                "-- MAY_FAIL: fails when a row of public.t does not satisfy it\n"
                "ALTER TABLE public.t VALIDATE CONSTRAINT c;\n"
                "\n"
                "-- @commit\n"
                "-- @no-transaction\n"
                "CREATE INDEX CONCURRENTLY i ON public.t (b DESC);\n"
                "\n"
                "-- @commit\n"
                "ALTER TABLE public.t DROP CONSTRAINT c__old;\n"
                "\n"
                "-- @commit\n"
                "-- @no-transaction\n"
                "DROP INDEX CONCURRENTLY public.i__old;\n");
    /* Its column goes, and the new one has the name: then there is no way beside. */
    assert_null(strstr(online_sql(FORMER "CREATE INDEX i ON t (b);",
                                  "CREATE TABLE t (a integer, d text, CONSTRAINT c CHECK (a > 0));"
                                  "CREATE INDEX i ON t (d);"),
                       "RENAME"));
#undef FORMER
}

/* The server takes the indexes and keys that the leaves have when it makes the whole. */
static void test_leaves_of_a_partitioned_table_come_first(void **state)
{
#define TREE(columns, rest)                                         \
    "CREATE TABLE p (" columns ") PARTITION BY LIST (a);"           \
    "CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);"             \
    "CREATE TABLE p2 PARTITION OF p DEFAULT PARTITION BY LIST (b);" \
    "CREATE TABLE p3 PARTITION OF p2 DEFAULT;" rest

    (void)state;
    assert_text(online_sql(TREE("a integer, b text", ""),
                           TREE("a integer, b text, UNIQUE (a, b)", "CREATE INDEX i ON p (b);")),
                "-- @no-transaction\n"
                "-- MAY_FAIL: fails when two rows of public.p1 have the same key\n"
                "CREATE UNIQUE INDEX CONCURRENTLY p1_a_b_key ON public.p1 (a, b);\n"
                "\n"
                "-- @commit\n"
                "ALTER TABLE public.p1 ADD CONSTRAINT p1_a_b_key UNIQUE USING INDEX p1_a_b_key;\n"
                "\n"
                "-- @commit\n"
                "-- @no-transaction\n"
                "-- MAY_FAIL: fails when two rows of public.p3 have the same key\n"
                "CREATE UNIQUE INDEX CONCURRENTLY p3_a_b_key ON public.p3 (a, b);\n"
                "\n"
                "-- @commit\n"
                "ALTER TABLE public.p3 ADD CONSTRAINT p3_a_b_key UNIQUE USING INDEX p3_a_b_key;\n"
                "ALTER TABLE public.p ADD CONSTRAINT p_a_b_key UNIQUE (a, b);\n"
                "\n"
                "-- @commit\n"
                "-- @no-transaction\n"
                "CREATE INDEX CONCURRENTLY p1_b_idx ON public.p1 (b);\n"
                "\n"
                "-- @commit\n"
                "-- @no-transaction\n"
                "CREATE INDEX CONCURRENTLY p3_b_idx ON public.p3 (b);\n"
                "\n"
                "-- @commit\n"
                "CREATE INDEX i ON public.p (b);\n");
#undef TREE
}

/* Nobody waits for a table that is new; whether a partitioned one has partitions that no schema speaks of is not known. */
static void test_where_nothing_changes(void **state)
{
    (void)state;
    assert_text(online_sql("CREATE TABLE p (a integer) PARTITION BY LIST (a);",
                           "CREATE TABLE p (a integer) PARTITION BY LIST (a);"
                           "CREATE INDEX i ON p (a);"
                           "CREATE TABLE t (a integer); CREATE INDEX j ON t (a);"),
                "CREATE TABLE public.t (\n"
                "    a integer\n"
                ");\n"
                "\n"
                "-- @commit\n"
                "-- TABLE_SCAN\n"
                "CREATE INDEX i ON public.p (a);\n"
                "\n"
                "-- @commit\n"
                "CREATE INDEX j ON public.t (a);\n");
}
