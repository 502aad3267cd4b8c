/* DROP: what goes along, and what is in the way. */
#include "sqlread/reading.h"

static void test_alone(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a serial);\n"
         "CREATE INDEX i ON t (a);\n"
         "CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE SEQUENCE q;\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TYPE e AS ENUM ('a');\n"
         "CREATE SCHEMA s;\n"
         "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE POLICY p ON t;\n"
         "DROP TRIGGER g ON t;\n"
         "DROP POLICY p ON t;\n"
         "DROP VIEW v;\n"
         "DROP INDEX i;\n"
         "DROP TABLE t;\n"
         "DROP SEQUENCE q;\n"
         "DROP FUNCTION f();\n"
         "DROP TYPE e;\n"
         "DROP SCHEMA s;",
         "table view sequence function enum index schema trigger policy", "schema public\n"},
        {"DROP TABLE IF EXISTS t, u;\n"
         "DROP VIEW IF EXISTS x.y;\n"
         "DROP SCHEMA IF EXISTS s CASCADE;\n"
         "DROP FUNCTION IF EXISTS f(int);\n"
         "DROP TYPE IF EXISTS e;\n"
         "DROP INDEX IF EXISTS i;\n"
         "DROP TRIGGER IF EXISTS g ON nothing;\n"
         "DROP POLICY IF EXISTS p ON nothing;\n"
         "DROP EXTENSION IF EXISTS foo;\n"
         "DROP SEQUENCE IF EXISTS q;",
         "table", ""},
        /* The column has the type name of pg_catalog. */
        {"CREATE DOMAIN name AS text;\n"
         "CREATE TABLE t (n name);\n"
         "DROP DOMAIN public.name;",
         "table domain", "table public.t\n"},
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "DROP TABLE t;\n"
         "CREATE TABLE t (b text PRIMARY KEY);",
         "primary_key(columns) column",
         "column public.t.b\n"
         "primary_key public.t.t_pkey columns=b\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_tables(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "CREATE TABLE u (x int REFERENCES t, y int);\n"
         "CREATE TABLE r (row t, y int);\n"
         "CREATE VIEW v AS SELECT * FROM t;\n"
         "CREATE VIEW w AS SELECT * FROM v;\n"
         "CREATE VIEW z AS SELECT * FROM u;\n"
         "CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT 1';\n"
         "DROP TABLE t CASCADE;",
         "table view(query) foreign_key function column",
         "table public.r\n"
         "table public.u\n"
         "column public.r.y\n"
         "column public.u.x\n"
         "column public.u.y\n"
         "view public.z query=SELECT u.x, u.y FROM public.u\n"},
        {"CREATE TABLE t (a int PRIMARY KEY, u int);\n"
         "CREATE TABLE u (x int PRIMARY KEY REFERENCES t);\n"
         "ALTER TABLE t ADD FOREIGN KEY (u) REFERENCES u;\n"
         "DROP TABLE u, t;",
         "table", ""},
        {"CREATE TABLE p (a int) PARTITION BY LIST (a);\n"
         "CREATE TABLE p1 PARTITION OF p DEFAULT;\n"
         "DROP TABLE p;",
         "table", ""},
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "CREATE TABLE u (x int REFERENCES t);\n"
         "DROP TABLE t;",
         "table",
         "error: cannot drop table \"public.t\": foreign key \"public.u.u_x_fkey\" needs it\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE VIEW v AS SELECT a FROM t;\n"
         "DROP TABLE t;",
         "table", "error: cannot drop table \"public.t\": view \"public.v\" needs it\n"},
        {"CREATE TABLE p (a int);\n"
         "CREATE TABLE c () INHERITS (p);\n"
         "DROP TABLE p;",
         "table", "error: cannot drop table \"public.p\": table \"public.c\" needs it\n"},
        {"CREATE TABLE t (a serial);\n"
         "CREATE TABLE u (a int DEFAULT nextval('t_a_seq'));\n"
         "DROP TABLE t;",
         "table default",
         "error: cannot drop sequence \"public.t_a_seq\": default \"default of public.u.a\" needs "
         "it\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_columns(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE p (x int UNIQUE);\n"
         "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE, c int CHECK (c > 0), d int REFERENCES p "
         "(x), e serial, CHECK (a > c));\n"
         "CREATE INDEX i1 ON t (b);\n"
         "CREATE INDEX i2 ON t (a, c);\n"
         "CREATE INDEX i3 ON t ((c + 1));\n"
         "CREATE INDEX i4 ON t (a) WHERE c > 1;\n"
         "CREATE INDEX i5 ON t (a) INCLUDE (b);\n"
         "ALTER TABLE t DROP COLUMN b, DROP c, DROP d, DROP IF EXISTS zz, DROP e;",
         "column check unique primary_key index foreign_key sequence",
         "column public.p.x\n"
         "column public.t.a\n"
         "primary_key public.t.t_pkey\n"
         "unique public.p.p_x_key\n"},
        {"CREATE TABLE t (x int UNIQUE, y int, z int GENERATED ALWAYS AS (x + 1) STORED);\n"
         "CREATE TABLE u (a int REFERENCES t (x), b int);\n"
         "CREATE VIEW v AS SELECT x FROM t;\n"
         "CREATE VIEW w AS SELECT y FROM t;\n"
         "CREATE VIEW s AS SELECT * FROM t;\n"
         "CREATE POLICY p ON t USING (x > 1);\n"
         "CREATE POLICY p2 ON t USING (y > 1);\n"
         "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "CREATE TRIGGER g BEFORE UPDATE OF x ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "CREATE TRIGGER g2 BEFORE UPDATE OF y ON t FOR EACH ROW EXECUTE FUNCTION f();\n"
         "ALTER TABLE t DROP COLUMN x CASCADE;",
         "column view(query) policy trigger foreign_key",
         "column public.t.y\n"
         "column public.u.a\n"
         "column public.u.b\n"
         "view public.w query=SELECT y FROM public.t\n"
         "trigger public.t.g2\n"
         "policy public.t.p2\n"},
        {"CREATE TABLE t (x int, y int);\n"
         "CREATE VIEW v AS SELECT x FROM t;\n"
         "ALTER TABLE t DROP COLUMN x;",
         "column", "error: cannot drop column \"public.t.x\": view \"public.v\" needs it\n"},
        /* Of a table below, which it would go from as well */
        {"CREATE TABLE t (x int);\n"
         "CREATE TABLE u () INHERITS (t);\n"
         "CREATE VIEW v AS SELECT x FROM u;\n"
         "ALTER TABLE t DROP COLUMN x;",
         "column", "error: cannot drop column \"public.u.x\": view \"public.v\" needs it\n"},
        {"CREATE TABLE t (x int, y int);\n"
         "CREATE VIEW v AS SELECT y, tableoid, ctid FROM t;\n"
         "ALTER TABLE t DROP COLUMN x;",
         "column", "column public.t.y\n"},
        {"CREATE TABLE t (x int, CONSTRAINT c CHECK (x > 0));\n"
         "CREATE TABLE u () INHERITS (t);\n"
         "ALTER TABLE ONLY t DROP CONSTRAINT c;\n"
         "ALTER TABLE ONLY t DROP COLUMN x;",
         "column(inherited) check(inherited)", "column public.u.x\ncheck public.u.c\n"},
        {"CREATE TABLE t (x int UNIQUE);\n"
         "CREATE TABLE u (a int REFERENCES t (x));\n"
         "ALTER TABLE t DROP COLUMN x;",
         "column",
         "error: cannot drop unique constraint \"public.t.t_x_key\": foreign key "
         "\"public.u.u_a_fkey\" needs it\n"},
        {"CREATE TABLE t (x int, y int GENERATED ALWAYS AS (x) STORED);\n"
         "ALTER TABLE t DROP COLUMN x;",
         "column", "error: cannot drop column \"public.t.x\": column \"public.t.y\" needs it\n"},
        {"CREATE TABLE t (x int);\n"
         "ALTER TABLE t DROP COLUMN y;",
         "column", "error: column \"y\" does not exist in public.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_constraints(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "CREATE TABLE u (a int REFERENCES t);\n"
         "ALTER TABLE t DROP CONSTRAINT t_pkey CASCADE;",
         "primary_key foreign_key column(not_null)",
         "column public.t.a not_null=true\n"
         "column public.u.a\n"},
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "CREATE TABLE u (a int REFERENCES t);\n"
         "ALTER TABLE t DROP CONSTRAINT t_pkey;",
         "primary_key",
         "error: cannot drop primary key \"public.t.t_pkey\": foreign key \"public.u.u_a_fkey\" "
         "needs it\n"},
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "ALTER TABLE t ADD UNIQUE (a);\n"
         "CREATE TABLE u (a int REFERENCES t);\n"
         "ALTER TABLE t DROP CONSTRAINT t_a_key;",
         "primary_key unique", "primary_key public.t.t_pkey\n"},
        {"CREATE TABLE t (a int UNIQUE);\n"
         "DROP INDEX t_a_key;",
         "index",
         "error: index \"t_a_key\" belongs to a constraint of public.t: drop the constraint\n"},
        {"CREATE TABLE t (a int UNIQUE);\n"
         "ALTER TABLE t DROP CONSTRAINT t_a_key;\n"
         "CREATE INDEX t_a_key ON t (a);",
         "unique index", "index public.t_a_key\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_types(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TYPE e AS ENUM ('a');\n"
         "CREATE TABLE t (a e, b int, c e[]);\n"
         "CREATE FUNCTION f(x e) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION g() RETURNS e LANGUAGE sql AS 'SELECT NULL';\n"
         "CREATE VIEW v AS SELECT a FROM t;\n"
         "CREATE VIEW w AS SELECT b FROM t;\n"
         "CREATE VIEW x AS SELECT 'a'::e AS k;\n"
         "CREATE INDEX i ON t (a);\n"
         "DROP TYPE e CASCADE;",
         "column function view index",
         "column public.t.b\n"
         "view public.w\n"},
        {"CREATE TYPE e AS ENUM ('a');\n"
         "CREATE TABLE t (a e);\n"
         "DROP TYPE e;",
         "enum", "error: cannot drop enum \"public.e\": column \"public.t.a\" needs it\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_routines(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';\n"
         "CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
         "ALTER TABLE t ADD CONSTRAINT c CHECK (f(a) > 0), ALTER b SET DEFAULT f(3), ADD g int "
         "GENERATED ALWAYS AS (f(a)) STORED;\n"
         "CREATE INDEX i ON t (f(a));\n"
         "CREATE POLICY p ON t USING (f(a) > 1);\n"
         "CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tf();\n"
         "CREATE VIEW v AS SELECT f(a) FROM t;\n"
         "DROP FUNCTION f(int) CASCADE;\n"
         "DROP FUNCTION tf() CASCADE;",
         "column(generated) default check index policy trigger view",
         "column public.t.a\n"
         "column public.t.b\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';\n"
         "CREATE FUNCTION f(text) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';\n"
         "ALTER TABLE t ADD CHECK (f(a) > 0);\n"
         "DROP FUNCTION f(text) CASCADE;",
         "check function",
         "function public.f(integer)\n"
         "check public.t.t_a_check\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';\n"
         "ALTER TABLE t ADD CHECK (f(a) > 0);\n"
         "DROP FUNCTION f(int);",
         "function",
         "error: cannot drop function \"public.f(integer)\": check constraint "
         "\"public.t.t_a_check\" needs it\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_sequences(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SEQUENCE q;\n"
         "CREATE TABLE t (a int DEFAULT nextval('q'), b serial);\n"
         "DROP SEQUENCE q, t_b_seq CASCADE;",
         "default sequence column(not_null)",
         "column public.t.a\n"
         "column public.t.b not_null=true\n"},
        {"CREATE TABLE t (b serial);\n"
         "DROP SEQUENCE t_b_seq;",
         "sequence",
         "error: cannot drop sequence \"public.t_b_seq\": default \"default of public.t.b\" needs "
         "it\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_schemas(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE s.t (a int PRIMARY KEY);\n"
         "CREATE TYPE s.e AS ENUM ('a');\n"
         "CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE TABLE u (x int REFERENCES s.t, y s.e, z int DEFAULT s.f());\n"
         "CREATE VIEW v AS SELECT * FROM s.t;\n"
         "DROP SCHEMA s CASCADE;",
         "schema table enum function foreign_key column view",
         "schema public\n"
         "table public.u\n"
         "column public.u.x\n"
         "column public.u.z\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE s.t (a int);\n"
         "DROP SCHEMA s;",
         "schema", "error: cannot drop schema \"s\": table \"s.t\" needs it\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_wrong_kind(void **state)
{
    static const FactRow rows[] = {
        {"CREATE VIEW v AS SELECT 1 AS x;\n"
         "DROP TABLE v;",
         "view", "error: public.v is a view, not a table\n"},
        {"CREATE TABLE v (a int);\n"
         "DROP VIEW v;",
         "table", "error: public.v is a table, not a view\n"},
        {"CREATE VIEW v AS SELECT 1 AS x;\n"
         "COMMENT ON TABLE v IS 'x';",
         "table", "error: public.v is a view, not a table\n"},
        {"DROP TABLE nothing;", "table", "error: unknown table \"nothing\"\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
