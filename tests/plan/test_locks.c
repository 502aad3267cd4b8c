/* needs: server */
/* What a plan says of its statements, lock, rewrite and scan, against what a server does when it runs them. */
#include "kinds/locks.h"
#include "plan/plan_support.h"
#include "plan/server.h"

/* Both schemas have the table t, with rows; each plan is about it. */
typedef struct Pair {
    const char *from;
    const char *to;
} Pair;

#define T "CREATE TABLE t (a integer, b text, c varchar(10), d timestamp, e numeric(8,2)"

static const Pair PAIRS[] = {
    {T ");", T ", f integer);"},
    {T ");", T ", f integer DEFAULT 7);"},
    {T ");", T ", f uuid DEFAULT gen_random_uuid());"},
    {T ");", T ", f integer GENERATED ALWAYS AS (a + 1) STORED);"},
    {T ");", T ", f bigserial);"},
    {T ");", T ", f bigint GENERATED ALWAYS AS IDENTITY);"},
    {T ", f integer);", T ");"},
    {T ");", "CREATE TABLE t (a bigint, b text, c varchar(10), d timestamp, e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a text, b text, c varchar(10), d timestamp, e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer, b text, c varchar(20), d timestamp, e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer, b text, c varchar(5), d timestamp, e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer, b text, c text, d timestamp, e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer, b text, c varchar(10), d timestamptz, e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer, b text, c varchar(10), d timestamp, e numeric(12,2));"},
    {T ");", "CREATE TABLE t (a integer, b text, c varchar(10), d timestamp, e numeric(8,4));"},
    {T ");", "CREATE TABLE t (a integer, b varchar, c varchar(10), d timestamp, e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer, b text, c varchar(10), d timestamp(0), e numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer NOT NULL, b text, c varchar(10), d timestamp, e "
             "numeric(8,2));"},
    {T ");", "CREATE TABLE t (a integer DEFAULT 3, b text, c varchar(10), d timestamp, e "
             "numeric(8,2));"},
    {T ");", T ", CONSTRAINT x CHECK (a > 0));"},
    {T ");", T "); ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID;"},
    {T "); ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID;",
     T ", CONSTRAINT x CHECK (a > 0));"},
    {T ");", T ", CONSTRAINT x UNIQUE (a));"},
    {T ");", T ", CONSTRAINT x PRIMARY KEY (a));"},
    {T ", CONSTRAINT x UNIQUE (a));", T ");"},
    {T "); CREATE TABLE u (i integer PRIMARY KEY);",
     T ", CONSTRAINT x FOREIGN KEY (a) REFERENCES u); CREATE TABLE u (i integer PRIMARY KEY);"},
    {T "); CREATE TABLE u (i integer PRIMARY KEY);",
     T "); CREATE TABLE u (i integer PRIMARY KEY);"
       "ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES u NOT VALID;"},
    {T ");", T "); CREATE INDEX i ON t (a);"},
    {T ");", T "); CREATE UNIQUE INDEX i ON t (a);"},
    {T "); CREATE INDEX i ON t (a);", T ");"},
    {T "); CREATE INDEX i ON t (a);", T "); CREATE INDEX i ON t (a) WITH (fillfactor = 50);"},
    {T ");", T ") WITH (fillfactor = 50);"},
    {T ");", T ") WITH (autovacuum_enabled = off, fillfactor = 60);"},
    {T ");", T ") WITH (user_catalog_table = on);"},
    {T ");", "CREATE UNLOGGED TABLE t (a integer, b text, c varchar(10), d timestamp, e "
             "numeric(8,2));"},
    {T ");", T "); ALTER TABLE t ALTER a SET STATISTICS 500;"},
    {T ");", T "); ALTER TABLE t ALTER a SET (n_distinct = 5);"},
    {T ");", T "); ALTER TABLE t ALTER b SET STORAGE EXTERNAL;"},
    {T ");", T "); ALTER TABLE t REPLICA IDENTITY FULL;"},
    {T "); CREATE INDEX i ON t (a);", T "); CREATE INDEX i ON t (a); ALTER TABLE t CLUSTER ON i;"},
    {T ");", T "); ALTER TABLE t ENABLE ROW LEVEL SECURITY;"},
    {T ");", T "); CREATE POLICY p ON t USING (a > 0); ALTER TABLE t ENABLE ROW LEVEL SECURITY;"},
    {T "); CREATE POLICY p ON t USING (a > 0);", T "); CREATE POLICY p ON t USING (a > 1);"},
    {T "); CREATE POLICY p ON t USING (a > 0);", T ");"},
    {T "); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';",
     T "); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
       "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();"},
    {T "); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
       "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
     T "); CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
       "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();"
       "ALTER TABLE t DISABLE TRIGGER g;"},
    {T ");", T "); COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN t.a IS 'y';"},
    {T ");", T "); GRANT SELECT ON t TO PUBLIC;"},
    {T ");", T "); CREATE VIEW v AS SELECT a FROM t;"},
};

static int group_setup(void **state)
{
    (void)state;
    return server_begin();
}

static int group_teardown(void **state)
{
    (void)state;
    return server_end();
}

/* Runs SQL, which must work; the first value of the result, "" without one. */
static const char *run(const char *sql)
{
    const char *error;
    const char *value = run_sql(sql, &error);

    if (error != NULL)
        fail_msg("%s: %s", sql, error);
    return value;
}

/* The strongest lock that this transaction has on tables and the like that were there before (number %s), as the manual
 * spells it. */
static const char LOCK[] =
    "select coalesce((select upper(regexp_replace(replace(mode, 'Lock', ''), '([a-z])([A-Z])', "
    "'\\1 \\2', 'g')) from pg_locks join pg_class c on c.oid = relation where pid = "
    "pg_backend_pid() and locktype = 'relation' and relkind in ('r', 'v', 'S') and relation "
    "between 16384 and %s and mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock') "
    "order by array_position('{ShareUpdateExclusiveLock, ShareLock, ShareRowExclusiveLock, "
    "ExclusiveLock, AccessExclusiveLock}', mode) desc limit 1), 'none')";

static void check_step(Str *wrong, const Step *step)
{
    const char *newest = run("select max(oid::bigint) from pg_class");
    const char *file, *lock, *scans;
    const char *says_lock =
        lock_of_statement(step->sql) == NULL ? "none" : lock_of_statement(step->sql);
    bool rewritten, scanned;
    bool says_rewritten = (step->hazards & HAZARD_TABLE_REWRITE) != 0;
    bool says_scanned = says_rewritten || (step->hazards & HAZARD_TABLE_SCAN) != 0;

    run("commit");
    run("begin");
    file = run("select pg_relation_filenode('t')");
    scans = run("select seq_scan from pg_stat_xact_all_tables where relid = 't'::regclass");
    run(step->sql);
    lock = run(arena_printf(test_arena(), LOCK, newest));
    rewritten = strcmp(file, run("select pg_relation_filenode('t')")) != 0;
    scanned = strcmp(scans, run("select seq_scan from pg_stat_xact_all_tables where relid = "
                                "'t'::regclass")) != 0;
    if (!text_equal(lock, says_lock))
        str_printf(wrong, "%s: takes %s, not %s\n", step->sql, lock, says_lock);
    if (rewritten != says_rewritten)
        str_printf(wrong, "%s: the table is %s\n", step->sql,
                   rewritten ? "written anew" : "not written anew");
    if (!rewritten && scanned != says_scanned)
        str_printf(wrong, "%s: the table is %s\n", step->sql, scanned ? "read" : "not read");
}

static void test_statements_do_what_the_plan_says(void **state)
{
    Str wrong = str_new(test_arena());

    (void)state;
    /* In UTC, timestamp becomes timestamptz as it is; a plan cannot count on that. */
    run("set timezone = 'Asia/Tokyo'; set client_min_messages = error");
    for (size_t i = 0; i < sizeof(PAIRS) / sizeof(*PAIRS); i++) {
        Plan *plan = plan_of(PAIRS[i].from, PAIRS[i].to);

        run("drop schema public cascade; create schema public");
        run(PAIRS[i].from);
        if (strstr(PAIRS[i].from, "TABLE u") != NULL)
            run("insert into u select generate_series(1, 10)");
        run("insert into t (a, b, c, d, e) select i, i, i, '2020-01-01', i from "
            "generate_series(1, 10) i");
        run("begin");
        for (size_t j = 0; j < plan->actions.count; j++)
            for (size_t k = 0; k < plan->actions.items[j].steps.list.count; k++)
                check_step(&wrong, &plan->actions.items[j].steps.list.items[k]);
        run("commit");
    }
    assert_text(wrong.text, "");
}
