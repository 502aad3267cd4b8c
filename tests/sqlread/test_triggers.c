/* Triggers, policies, comments and owners. */
#include "sqlread/reading.h"

static void test_triggers(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER b AFTER UPDATE OF b, a OR DELETE ON t FOR EACH ROW WHEN (old.a > 1) "
         "EXECUTE PROCEDURE f('x', 1, \"y\");\n"
         "CREATE TRIGGER c AFTER TRUNCATE ON t EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER e INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER g AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE AS n FOR EACH "
         "STATEMENT EXECUTE FUNCTION public.f();\n"
         "CREATE TRIGGER h BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION "
         "suppress_redundant_updates_trigger();",
         "trigger(timing events update_columns for_each_row when function arguments old_table "
         "new_table)",
         "function public.f()\n"
         "trigger public.t.a timing=BEFORE events=INSERT for_each_row=true function=public.f\n"
         "trigger public.t.b timing=AFTER events=DELETE,UPDATE update_columns=b,a "
         "for_each_row=true when=old.a > 1 function=public.f arguments=x,1,y\n"
         "trigger public.t.c timing=AFTER events=TRUNCATE function=public.f\n"
         "trigger public.t.g timing=AFTER events=UPDATE function=public.f old_table=o new_table=n\n"
         "trigger public.t.h timing=BEFORE events=UPDATE for_each_row=true "
         "function=pg_catalog.suppress_redundant_updates_trigger\n"
         "trigger public.v.e timing=INSTEAD OF events=INSERT for_each_row=true "
         "function=public.f\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE TABLE u (a int);\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE CONSTRAINT TRIGGER a AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
         "EXECUTE FUNCTION f();\n"
         "CREATE CONSTRAINT TRIGGER b AFTER INSERT OR UPDATE ON t FROM u NOT DEFERRABLE FOR EACH "
         "ROW WHEN (new.a IS NOT NULL) EXECUTE FUNCTION f();",
         "trigger(constraint deferrable initially_deferred from_table when)",
         "trigger public.t.a constraint=true deferrable=true initially_deferred=true\n"
         "trigger public.t.b constraint=true from_table=public.u when=new.a IS NOT NULL\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE OR REPLACE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "COMMENT ON TRIGGER a ON t IS 'x';\n"
         "CREATE OR REPLACE TRIGGER a AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();",
         "trigger(timing) comment(text)",
         "trigger public.t.a timing=AFTER\n"
         "comment comment on public.t.a text=x\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER c BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER d BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "ALTER TABLE t DISABLE TRIGGER ALL;\n"
         "ALTER TABLE t ENABLE TRIGGER a, ENABLE ALWAYS TRIGGER b, ENABLE REPLICA TRIGGER c;",
         "trigger(enabled)",
         "trigger public.t.a\n"
         "trigger public.t.b enabled=ALWAYS\n"
         "trigger public.t.c enabled=REPLICA\n"
         "trigger public.t.d enabled=DISABLED\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

#define PARTITIONS                                                                             \
    "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"       \
    "CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"       \
    "CREATE TABLE t (a int, b text) PARTITION BY LIST (a);\n"                                  \
    "CREATE TABLE p PARTITION OF t FOR VALUES IN (1) PARTITION BY LIST (b);\n"                 \
    "CREATE TABLE q PARTITION OF p DEFAULT;\n"                                                 \
    "CREATE TRIGGER x BEFORE UPDATE OF b ON t FOR EACH ROW WHEN (new.a > 1) EXECUTE FUNCTION " \
    "f();\n"                                                                                   \
    "CREATE TRIGGER whole BEFORE UPDATE ON t EXECUTE FUNCTION f();\n"

/* A partition has copies of the triggers for each row, of tables at every level above it. */
static void test_triggers_of_partitions(void **state)
{
    static const FactRow rows[] = {
        {PARTITIONS, "trigger(update_columns when part_of function)",
         "trigger public.p.x update_columns=b when=new.a > 1 part_of=x ON public.t "
         "function=public.f\n"
         "trigger public.q.x update_columns=b when=new.a > 1 part_of=x ON public.p "
         "function=public.f\n"
         "trigger public.t.whole function=public.f\n"
         "trigger public.t.x update_columns=b when=new.a > 1 function=public.f\n"},
        /* One that is attached gets them in the state that they are in. */
        {PARTITIONS "ALTER TABLE t DISABLE TRIGGER x;\n"
                    "CREATE TABLE r (a int, b text);\n"
                    "ALTER TABLE t ATTACH PARTITION r DEFAULT;\n"
                    "ALTER TABLE ONLY t ENABLE TRIGGER x;\n"
                    "ALTER TABLE q ENABLE ALWAYS TRIGGER x;",
         "trigger(enabled)",
         "trigger public.p.x enabled=DISABLED\n"
         "trigger public.q.x enabled=ALWAYS\n"
         "trigger public.r.x enabled=DISABLED\n"
         "trigger public.t.whole\n"
         "trigger public.t.x\n"},
        {PARTITIONS "ALTER TABLE q DISABLE TRIGGER USER;\n"
                    "ALTER TABLE t ENABLE REPLICA TRIGGER whole;\n"
                    "ALTER TABLE t DETACH PARTITION p;\n"
                    "CREATE TRIGGER x AFTER INSERT ON q FOR EACH ROW EXECUTE FUNCTION g();",
         "trigger(part_of enabled function)",
         "trigger public.q.x function=public.g\n"
         "trigger public.t.whole enabled=REPLICA function=public.f\n"
         "trigger public.t.x function=public.f\n"},
        /* Names and columns are followed, comments stay. */
        {PARTITIONS
         "COMMENT ON TRIGGER x ON q IS 'copy';\n"
         "ALTER TABLE t RENAME b TO c;\n"
         "ALTER FUNCTION f() RENAME TO h;\n"
         "ALTER TRIGGER x ON t RENAME TO y;\n"
         "CREATE OR REPLACE TRIGGER y AFTER UPDATE OF c, a ON t FOR EACH ROW EXECUTE FUNCTION g();",
         "trigger(update_columns part_of function) comment(text)",
         "trigger public.p.y update_columns=c,a part_of=y ON public.t function=public.g\n"
         "trigger public.q.y update_columns=c,a part_of=y ON public.p function=public.g\n"
         "trigger public.t.whole function=public.h\n"
         "trigger public.t.y update_columns=c,a function=public.g\n"
         "comment comment on public.q.y text=copy\n"},
        {PARTITIONS "DROP TRIGGER x ON t;", "trigger", "trigger public.t.whole\n"},
        /* OR REPLACE takes a trigger of the name that a partition has. */
        {PARTITIONS
         "CREATE TRIGGER z BEFORE INSERT ON q FOR EACH ROW EXECUTE FUNCTION g();\n"
         "ALTER TABLE q DISABLE TRIGGER z;\n"
         "CREATE OR REPLACE TRIGGER z AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
         "trigger(timing part_of enabled function)",
         "trigger public.p.x timing=BEFORE part_of=x ON public.t function=public.f\n"
         "trigger public.p.z timing=AFTER part_of=z ON public.t function=public.f\n"
         "trigger public.q.x timing=BEFORE part_of=x ON public.p function=public.f\n"
         "trigger public.q.z timing=AFTER part_of=z ON public.p function=public.f\n"
         "trigger public.t.whole timing=BEFORE function=public.f\n"
         "trigger public.t.x timing=BEFORE function=public.f\n"
         "trigger public.t.z timing=AFTER function=public.f\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_refused_triggers(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
         "trigger", "error: trigger \"public.t.a\" is defined twice\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION nothing();",
         "trigger", "error: trigger \"a\" calls unknown function \"nothing\"\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE TRIGGER a BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();",
         "trigger", "error: trigger \"a\" calls public.f(), which does not return trigger\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TRIGGER a BEFORE UPDATE OF zz ON t FOR EACH ROW EXECUTE FUNCTION f();",
         "trigger", "error: trigger \"a\" names unknown column \"zz\" of public.t\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t DISABLE TRIGGER zz;",
         "trigger", "error: trigger \"zz\" does not exist on public.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_policies(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t ENABLE ROW LEVEL SECURITY;\n"
         "CREATE POLICY a ON t;\n"
         "CREATE POLICY b ON t FOR SELECT TO r1, anon, r1 USING (a > 1);\n"
         "CREATE POLICY c ON t AS RESTRICTIVE FOR INSERT WITH CHECK (a > 1);\n"
         "CREATE POLICY d ON t FOR UPDATE TO PUBLIC, anon USING (true) WITH CHECK (false);\n"
         "CREATE POLICY e ON t FOR DELETE TO CURRENT_USER USING (true);\n"
         "ALTER POLICY b ON t TO service_role USING (a > 2);\n"
         "ALTER POLICY c ON t WITH CHECK (a > 3);",
         "policy(command permissive roles using_expr check_expr)",
         "policy public.t.a command=ALL permissive=true roles=public\n"
         "policy public.t.b command=SELECT permissive=true roles=service_role using_expr=a > 2\n"
         "policy public.t.c command=INSERT roles=public check_expr=a > 3\n"
         "policy public.t.d command=UPDATE permissive=true roles=public using_expr=true "
         "check_expr=false\n"
         "policy public.t.e command=DELETE permissive=true roles=CURRENT_USER using_expr=true\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE POLICY a ON t FOR SELECT WITH CHECK (true);",
         "policy", "error: a policy for SELECT has no WITH CHECK: it brings no new rows\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE POLICY a ON t FOR INSERT USING (true);",
         "policy",
         "error: a policy for INSERT has no USING: there is no row yet; use WITH CHECK\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE POLICY a ON t FOR DELETE USING (true);\n"
         "ALTER POLICY a ON t WITH CHECK (true);",
         "policy", "error: a policy for DELETE has no WITH CHECK: it brings no new rows\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE POLICY a ON t;\n"
         "CREATE POLICY a ON t;",
         "policy", "error: policy \"public.t.a\" is defined twice\n"},
        {"CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE POLICY a ON v;",
         "policy", "error: public.v is a view: only tables have policies\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER POLICY a ON t USING (true);",
         "policy", "error: policy \"a\" does not exist on public.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_comments(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE t (a int PRIMARY KEY, b int CHECK (b > 0));\n"
         "CREATE INDEX i ON t (b);\n"
         "CREATE SEQUENCE q;\n"
         "CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE TYPE e AS ENUM ('a');\n"
         "CREATE POLICY po ON t;\n"
         "COMMENT ON SCHEMA s IS 'schema';\n"
         "COMMENT ON TABLE t IS 'not this';\n"
         "COMMENT ON TABLE t IS 'table';\n"
         "COMMENT ON COLUMN t.a IS 'column';\n"
         "COMMENT ON COLUMN v.x IS 'column of a view';\n"
         "COMMENT ON INDEX i IS 'index';\n"
         "COMMENT ON INDEX t_pkey IS 'index of a key';\n"
         "COMMENT ON CONSTRAINT t_pkey ON t IS 'key';\n"
         "COMMENT ON CONSTRAINT t_b_check ON t IS 'check';\n"
         "COMMENT ON SEQUENCE q IS 'sequence';\n"
         "COMMENT ON VIEW v IS 'view';\n"
         "COMMENT ON FUNCTION f(int) IS 'function';\n"
         "COMMENT ON ROUTINE p IS 'procedure';\n"
         "COMMENT ON TYPE e IS 'it''s\n"
         "two lines';\n"
         "COMMENT ON POLICY po ON t IS 'policy';\n"
         "COMMENT ON POLICY po ON t IS NULL;",
         "comment(text)",
         "comment comment on s text=schema\n"
         "comment comment on public.e text=it's\n"
         "two lines\n"
         "comment comment on public.f(integer) text=function\n"
         "comment comment on public.p() text=procedure\n"
         "comment comment on public.q text=sequence\n"
         "comment comment on public.t text=table\n"
         "comment comment on public.t.a text=column\n"
         "comment comment on public.t.t_pkey text=key\n"
         "comment comment on index of public.t.t_pkey text=index of a key\n"
         "comment comment on public.t.t_b_check text=check\n"
         "comment comment on public.i text=index\n"
         "comment comment on public.v text=view\n"
         "comment comment on public.v.x text=column of a view\n"},
        {"COMMENT ON TABLE nothing IS 'x';", "comment", "error: unknown table \"nothing\"\n"},
        {"CREATE TABLE t (a int);\n"
         "COMMENT ON COLUMN t.b IS 'x';",
         "comment", "error: unknown column \"t.b\"\n"},
        {"CREATE TABLE t (a int);\n"
         "COMMENT ON FUNCTION f(int, text) IS 'x';",
         "comment", "error: unknown function \"f(integer, text)\"\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
