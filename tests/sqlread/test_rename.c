/*
 * ALTER … RENAME and SET SCHEMA: what was read before follows, as the server's stored expressions do.
 */
#include "sqlread/reading.h"

static void test_tables(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int PRIMARY KEY, b int CHECK (t.b > 0), c int REFERENCES t);\n"
         "CREATE INDEX i ON t (b) WHERE t.a > 1;\n"
         "CREATE VIEW v AS SELECT t.a, x.b FROM t JOIN public.t AS x ON t.a = x.b;\n"
         "CREATE POLICY p ON t USING (t.a > 1 AND EXISTS (SELECT 1 FROM t u WHERE u.a = t.b));\n"
         "ALTER TABLE t RENAME TO t_new;\n"
         "CREATE TABLE t (a int);\n"
         "COMMENT ON TABLE t IS 'new';\n"
         "COMMENT ON TABLE t_new IS 'old';",
         "table check(expr) foreign_key(target_table) index view(query) policy(using_expr) "
         "comment(text)",
         "table public.t\n"
         "table public.t_new\n"
         "check public.t_new.t_b_check expr=t_new.b > 0\n"
         "index public.i\n"
         "foreign_key public.t_new.t_c_fkey target_table=t_new\n"
         "view public.v query=SELECT t_new.a, x.b FROM public.t_new JOIN public.t_new x ON t_new.a "
         "= x.b\n"
         "policy public.t_new.p using_expr=t_new.a > 1 AND EXISTS (SELECT 1 FROM public.t_new u "
         "WHERE u.a = t_new.b)\n"
         "comment comment on public.t text=new\n"
         "comment comment on public.t_new text=old\n"},
        {"CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE VIEW w AS SELECT * FROM v;\n"
         "ALTER VIEW v RENAME TO v2;\n"
         "CREATE VIEW v AS SELECT 2 AS y;",
         "view(query)",
         "view public.v query=SELECT 2 AS y\n"
         "view public.v2 query=SELECT 1 AS x\n"
         "view public.w query=SELECT v2.x FROM public.v2\n"},
        /* The functions that come with a range type may be renamed with it. */
        {"CREATE TYPE r AS RANGE (SUBTYPE = int4);\n"
         "ALTER TYPE r RENAME TO q;\n"
         "ALTER FUNCTION r(int, int) RENAME TO q;\n"
         "ALTER FUNCTION r(int, int, text) RENAME TO q;",
         "range_type(subtype) function", "range_type public.q subtype=integer\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE VIEW v AS WITH t AS (SELECT 1 AS a) SELECT a FROM t;\n"
         "CREATE VIEW w AS WITH x AS (SELECT a FROM t) SELECT x.a FROM x;\n"
         "ALTER TABLE t RENAME TO z;",
         "view(query)",
         "view public.v query=WITH t AS (SELECT 1 AS a) SELECT a FROM t\n"
         "view public.w query=WITH x AS (SELECT a FROM public.z) SELECT x.a FROM x\n"},
        /* A WITH query hides a table from what follows it, and from itself only under RECURSIVE. */
        {"CREATE TABLE t (a int);\n"
         "CREATE VIEW v AS WITH t AS (SELECT a FROM t), u AS (SELECT a FROM t) SELECT u.a FROM u;\n"
         "CREATE VIEW w AS WITH RECURSIVE t AS (SELECT 1 AS a UNION SELECT a FROM t) SELECT a FROM "
         "t;\n"
         "CREATE VIEW x AS SELECT y.a FROM (WITH t AS (SELECT 1 AS a) SELECT a FROM t) y, t;\n"
         "ALTER TABLE t RENAME TO z;",
         "view(query)",
         "view public.v query=WITH t AS (SELECT a FROM public.z), u AS (SELECT a FROM t) SELECT "
         "u.a "
         "FROM u\n"
         "view public.w query=WITH RECURSIVE t AS (SELECT 1 AS a UNION SELECT a FROM t) SELECT a "
         "FROM t\n"
         "view public.x query=SELECT y.a FROM (WITH t AS (SELECT 1 AS a) SELECT a FROM t) y, "
         "public.z\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_columns(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int PRIMARY KEY, b int CHECK (b > 0), c int GENERATED ALWAYS AS (a + "
         "1) STORED, UNIQUE (a, b));\n"
         "CREATE INDEX i ON t (b, (a + b)) WHERE a > 1;\n"
         "CREATE TABLE u (x int REFERENCES t (a), y int REFERENCES t);\n"
         "ALTER TABLE t RENAME COLUMN a TO aa;\n"
         "ALTER TABLE t RENAME b TO \"b b\";\n"
         "ALTER TABLE u RENAME x TO xx;",
         "column(type generated) check(expr) unique(columns) index(keys predicate) "
         "foreign_key(columns target_columns)",
         "column public.t.aa type=integer\n"
         "column public.t.b b type=integer\n"
         "column public.t.c type=integer generated=aa + 1\n"
         "column public.u.xx type=integer\n"
         "column public.u.y type=integer\n"
         "unique public.t.t_a_b_key columns=aa,b b\n"
         "check public.t.t_b_check expr=\"b b\" > 0\n"
         "index public.i keys={column=b b},{expr=aa + \"b b\"} predicate=aa > 1\n"
         "foreign_key public.u.u_x_fkey columns=xx target_columns=aa\n"
         "foreign_key public.u.u_y_fkey columns=y target_columns=aa\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE TABLE u (x int, a int);\n"
         "CREATE VIEW v AS SELECT t.a, b, u.a AS ua, a.n FROM t JOIN u ON t.a = u.x CROSS JOIN "
         "(SELECT 1 AS n) a WHERE b > 0 ORDER BY t.a;\n"
         "ALTER TABLE t RENAME a TO z;\n"
         "ALTER TABLE u RENAME a TO y;",
         "view(query columns)",
         "view public.v query=SELECT t.z AS a, b, u.y AS ua, a.n FROM public.t JOIN public.u ON "
         "t.z = u.x CROSS JOIN (SELECT 1 AS n) a WHERE b > 0 ORDER BY t.z columns={name=a "
         "type=integer},{name=b type=integer},{name=ua type=integer},{name=n type=integer "
         "not_null=true}\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE TABLE u (x int, b int);\n"
         "ALTER TABLE u ENABLE ROW LEVEL SECURITY;\n"
         "CREATE POLICY p ON u USING (x IN (SELECT a FROM t WHERE t.b = u.b)) WITH CHECK (EXISTS "
         "(SELECT 1 FROM t WHERE a = x AND b > 1));\n"
         "ALTER TABLE t RENAME a TO z;\n"
         "ALTER TABLE u RENAME x TO y;",
         "policy(using_expr check_expr)",
         "policy public.u.p using_expr=y IN (SELECT z AS a FROM public.t WHERE t.b = u.b) "
         "check_expr=EXISTS (SELECT 1 FROM public.t WHERE z = y AND b > 1)\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE FUNCTION f(x int) RETURNS SETOF int LANGUAGE sql BEGIN ATOMIC INSERT INTO t (a, "
         "b) VALUES (x, 1); UPDATE t SET a = b WHERE t.a = x; DELETE FROM t WHERE a = x; SELECT a "
         "FROM t WHERE b = x; END;\n"
         "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW WHEN (old.a > new.a) EXECUTE "
         "FUNCTION tf();\n"
         "ALTER TABLE t RENAME a TO z;",
         "function(sql_body) trigger(update_columns when)",
         "function public.f(integer) sql_body=BEGIN ATOMIC\n"
         "  INSERT INTO public.t (z, b) VALUES (x, 1);\n"
         "  UPDATE public.t SET z = b WHERE t.z = x;\n"
         "  DELETE FROM public.t WHERE z = x;\n"
         "  SELECT z AS a FROM public.t WHERE b = x;\n"
         "END\n"
         "function public.tf()\n"
         "trigger public.t.g update_columns=z when=old.z > new.z\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE VIEW v AS SELECT * FROM t;\n"
         "ALTER TABLE t RENAME a TO z;",
         "view(query)", "view public.v query=SELECT t.z AS a, t.b FROM public.t\n"},
        {"CREATE VIEW v AS SELECT 1 AS a, 2 AS b;\n"
         "CREATE VIEW w AS SELECT a, b FROM v;\n"
         "ALTER VIEW v RENAME COLUMN a TO z;",
         "view(query columns)",
         "view public.v query=SELECT 1 AS z, 2 AS b columns={name=z type=integer "
         "not_null=true},{name=b type=integer not_null=true}\n"
         "view public.w query=SELECT z AS a, b FROM public.v columns={name=a type=integer "
         "not_null=true},{name=b type=integer not_null=true}\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_parts(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int CHECK (a > 0), b int UNIQUE, c int PRIMARY KEY);\n"
         "CREATE INDEX i ON t (a);\n"
         "ALTER TABLE t RENAME CONSTRAINT t_a_check TO ca;\n"
         "ALTER INDEX t_b_key RENAME TO kb;\n"
         "ALTER INDEX i RENAME TO j;\n"
         "ALTER TABLE t ADD CHECK (a > 5);\n"
         "COMMENT ON CONSTRAINT ca ON t IS 'x';",
         "check unique primary_key index comment(text)",
         "primary_key public.t.t_pkey\n"
         "unique public.t.kb\n"
         "check public.t.ca\n"
         "check public.t.t_a_check\n"
         "index public.j\n"
         "comment comment on public.t.ca text=x\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE POLICY p ON t;\n"
         "ALTER TRIGGER g ON t RENAME TO g2;\n"
         "ALTER POLICY p ON t RENAME TO p2;\n"
         "ALTER FUNCTION f() RENAME TO f2;\n"
         "COMMENT ON TRIGGER g2 ON t IS 'x';",
         "trigger(function) policy comment(text)",
         "trigger public.t.g2 function=public.f2\n"
         "policy public.t.p2\n"
         "comment comment on public.t.g2 text=x\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_routines(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f(x int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';\n"
         "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "ALTER TABLE t ADD CHECK (f(a) > 0), ALTER a SET DEFAULT g();\n"
         "CREATE INDEX i ON t (f(a));\n"
         "CREATE VIEW v AS SELECT f(a) FROM t;\n"
         "ALTER FUNCTION f(int) RENAME TO ff;\n"
         "ALTER FUNCTION ff(int) SET SCHEMA s;\n"
         "ALTER FUNCTION g() RENAME TO gg;",
         "check(expr) default(expr) index(keys) view(query)",
         "default default of public.t.a expr=public.gg()\n"
         "check public.t.t_a_check expr=s.ff(a) > 0\n"
         "index public.i keys={expr=s.ff(a)}\n"
         "view public.v query=SELECT s.ff(a) AS f FROM public.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_sequences(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE SEQUENCE q;\n"
         "CREATE TABLE t (a int DEFAULT nextval('q'), b int DEFAULT nextval('public.q'::regclass), "
         "c serial);\n"
         "ALTER SEQUENCE q RENAME TO q2;\n"
         "ALTER SEQUENCE t_c_seq RENAME TO cc;\n"
         "ALTER SEQUENCE q2 SET SCHEMA s;",
         "sequence default(expr)",
         "sequence public.cc\n"
         "sequence s.q2\n"
         "default default of public.t.a expr=nextval('s.q2')\n"
         "default default of public.t.b expr=nextval('s.q2'::regclass)\n"
         "default default of public.t.c expr=nextval('public.cc'::regclass)\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_types(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TYPE e AS ENUM ('a', 'b');\n"
         "CREATE TABLE t (a e DEFAULT 'a', b e[]);\n"
         "CREATE FUNCTION f(x e, y e[]) RETURNS e LANGUAGE sql AS 'SELECT $1';\n"
         "CREATE VIEW v AS SELECT 'a'::e AS k;\n"
         "ALTER TYPE e RENAME TO e2;\n"
         "ALTER TYPE e2 SET SCHEMA s;\n"
         "CREATE TYPE e AS ENUM ('other');\n"
         "COMMENT ON FUNCTION f(s.e2, s.e2[]) IS 'x';",
         "enum column(type) default(expr) function(arguments returns) view(query) comment(text)",
         "enum public.e\n"
         "enum s.e2\n"
         "function public.f(s.e2, s.e2[]) arguments={name=x mode=IN type=s.e2},{name=y mode=IN "
         "type=s.e2[]} returns=s.e2\n"
         "column public.t.a type=s.e2\n"
         "column public.t.b type=s.e2[]\n"
         "default default of public.t.a expr='a'\n"
         "view public.v query=SELECT 'a'::s.e2 AS k\n"
         "comment comment on public.f(s.e2, s.e2[]) text=x\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f(x t) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "ALTER TABLE t RENAME TO t2;",
         "function(arguments)",
         "function public.f(public.t2) arguments={name=x mode=IN type=public.t2}\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_schemas(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE s.t (a serial PRIMARY KEY, b int REFERENCES s.t);\n"
         "CREATE TYPE s.e AS ENUM ('a');\n"
         "CREATE TABLE u (x s.e, y int REFERENCES s.t);\n"
         "CREATE VIEW s.v AS SELECT t.a, s.t.b FROM s.t;\n"
         "ALTER SCHEMA s RENAME TO s2;",
         "schema table enum column(type) foreign_key(target_schema) view(query) sequence "
         "default(expr)",
         "schema public\n"
         "schema s2\n"
         "enum s2.e\n"
         "sequence s2.t_a_seq\n"
         "table public.u\n"
         "table s2.t\n"
         "column public.u.x type=s2.e\n"
         "column public.u.y type=integer\n"
         "column s2.t.a type=integer\n"
         "column s2.t.b type=integer\n"
         "default default of s2.t.a expr=nextval('s2.t_a_seq'::regclass)\n"
         "foreign_key public.u.u_y_fkey target_schema=s2\n"
         "foreign_key s2.t.t_b_fkey target_schema=s2\n"
         "view s2.v query=SELECT t.a, s2.t.b FROM s2.t\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE t (a serial PRIMARY KEY, c int GENERATED ALWAYS AS IDENTITY, b int "
         "UNIQUE);\n"
         "CREATE INDEX i ON t (b);\n"
         "CREATE TABLE u (x int REFERENCES t);\n"
         "ALTER TABLE t SET SCHEMA s;\n"
         "CREATE TABLE t (a serial PRIMARY KEY);",
         "table sequence sequence_owner(column_sql) identity index foreign_key(target_schema) "
         "default(expr)",
         "sequence public.t_a_seq\n"
         "sequence s.t_a_seq\n"
         "table public.t\n"
         "table public.u\n"
         "table s.t\n"
         "identity identity of s.t.c\n"
         "default default of public.t.a expr=nextval('public.t_a_seq'::regclass)\n"
         "default default of s.t.a expr=nextval('s.t_a_seq'::regclass)\n"
         "index s.i\n"
         "foreign_key public.u.u_x_fkey target_schema=s\n"
         "sequence_owner owning column of public.t_a_seq column_sql=public.t.a\n"
         "sequence_owner owning column of s.t_a_seq column_sql=s.t.a\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_refused(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "CREATE TABLE u (a int);\n"
         "ALTER TABLE t RENAME TO u;",
         "table", "error: the name \"u\" is taken in schema \"public\"\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE TYPE u AS ENUM ();\n"
         "ALTER TABLE t RENAME TO u;",
         "table", "error: the name \"u\" is taken in schema \"public\"\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "ALTER TABLE t RENAME a TO b;",
         "column", "error: public.t has a column \"b\" already\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t RENAME x TO y;",
         "column", "error: column \"x\" does not exist in public.t\n"},
        {"CREATE TYPE e AS ENUM ();\n"
         "CREATE TYPE f AS ENUM ();\n"
         "ALTER TYPE e RENAME TO f;",
         "enum", "error: the name \"f\" is taken in schema \"public\"\n"},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "ALTER FUNCTION f() RENAME TO g;",
         "function", "error: there is a function \"public.g()\" already\n"},
        {"CREATE TABLE t (a int CONSTRAINT x CHECK (a > 0) CONSTRAINT y CHECK (a > 1));\n"
         "ALTER TABLE t RENAME CONSTRAINT x TO y;",
         "check", "error: public.t has a check constraint \"y\" already\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE s.t (a int);\n"
         "CREATE TABLE t (a int);\n"
         "ALTER TABLE t SET SCHEMA s;",
         "table", "error: the name \"t\" is taken in schema \"s\"\n"},
        {"CREATE SCHEMA a;\n"
         "CREATE SCHEMA b;\n"
         "ALTER SCHEMA a RENAME TO b;",
         "schema", "error: there is a schema \"b\" already\n"},
        {"ALTER TABLE nothing RENAME TO something;", "table", "error: unknown table \"nothing\"\n"},
        {"ALTER TABLE IF EXISTS nothing RENAME TO something;\n"
         "ALTER TABLE IF EXISTS nothing RENAME COLUMN a TO b;\n"
         "ALTER VIEW IF EXISTS nothing RENAME TO something;\n"
         "ALTER SEQUENCE IF EXISTS nothing RENAME TO something;\n"
         "ALTER INDEX IF EXISTS nothing RENAME TO something;\n"
         "ALTER TABLE IF EXISTS nothing SET SCHEMA s;",
         "table", ""},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
