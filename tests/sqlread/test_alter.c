/* ALTER TABLE is folded in as the server would. */
#include "sqlread/reading.h"

static void test_add(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t ADD b text NOT NULL DEFAULT 'x', ADD COLUMN c int UNIQUE, ADD COLUMN IF "
         "NOT EXISTS a text, ADD CONSTRAINT k CHECK (b <> ''), ADD d serial, ADD e int GENERATED "
         "ALWAYS AS (a * 2) STORED;\n"
         "ALTER TABLE IF EXISTS nothing ADD f int;",
         "column(number type not_null generated) default(expr) unique check sequence",
         "sequence public.t_d_seq\n"
         "column public.t.a number=1 type=integer\n"
         "column public.t.b number=2 type=text not_null=true\n"
         "column public.t.c number=3 type=integer\n"
         "column public.t.d number=4 type=integer not_null=true\n"
         "column public.t.e number=5 type=integer generated=a * 2\n"
         "default default of public.t.b expr='x'\n"
         "default default of public.t.d expr=nextval('public.t_d_seq'::regclass)\n"
         "unique public.t.t_c_key\n"
         "check public.t.k\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "ALTER TABLE t ADD PRIMARY KEY (b), ADD FOREIGN KEY (a) REFERENCES t, ADD CONSTRAINT c "
         "CHECK (a > 0) NOT VALID;\n"
         "ALTER TABLE t VALIDATE CONSTRAINT c;\n"
         "ALTER TABLE t ADD CONSTRAINT d CHECK (a > 1) NOT VALID;",
         "primary_key foreign_key(target_columns) check(not_valid)",
         "primary_key public.t.t_pkey\n"
         "check public.t.c\n"
         "check public.t.d not_valid=true\n"
         "foreign_key public.t.t_a_fkey target_columns=b\n"},
        {"CREATE TABLE t (a int CONSTRAINT x NOT NULL, b int CONSTRAINT t_b_not_null NOT NULL, c "
         "int);\n"
         "ALTER TABLE t RENAME CONSTRAINT x TO y;\n"
         "ALTER TABLE t DROP CONSTRAINT t_b_not_null;",
         "column(not_null not_null_name)",
         "column public.t.a not_null=true not_null_name=y\n"
         "column public.t.b\n"
         "column public.t.c\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t ADD a int;",
         "column", "error: column \"a\" of public.t is defined twice\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_columns(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int DEFAULT 3, b varchar(10) COLLATE \"C\", c text NOT NULL);\n"
         "ALTER TABLE t ALTER a TYPE bigint, ALTER COLUMN b SET DATA TYPE text, ALTER c TYPE int "
         "USING c::int;\n"
         "ALTER TABLE t ALTER a SET DEFAULT 4, ALTER c DROP NOT NULL, ALTER b SET NOT NULL, ALTER "
         "b SET STATISTICS 100, ALTER b SET STORAGE external, ALTER b SET COMPRESSION pglz, ALTER "
         "b SET (n_distinct = 5);",
         "column(type not_null collation statistics storage compression options) default(expr)",
         "column public.t.a type=bigint\n"
         "column public.t.b type=text not_null=true statistics=100 storage=EXTERNAL "
         "compression=pglz options={n_distinct=5}\n"
         "column public.t.c type=integer\n"
         "default default of public.t.a expr=4\n"},
        {"CREATE TABLE t (a text DEFAULT 'x');\n"
         "ALTER TABLE t ALTER a SET STATISTICS 100, ALTER a SET STORAGE main, ALTER a SET "
         "COMPRESSION pglz, ALTER a SET (n_distinct = 5, n_distinct_inherited = 2), ALTER a DROP "
         "DEFAULT;\n"
         "ALTER TABLE t ALTER a SET STATISTICS -1, ALTER a SET STORAGE extended, ALTER a SET "
         "COMPRESSION default, ALTER a RESET (n_distinct);",
         "column(statistics storage compression options) default",
         "column public.t.a options={n_distinct_inherited=2}\n"},
        {"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a + 1) STORED, c int GENERATED ALWAYS "
         "AS (a + 2) STORED);\n"
         "ALTER TABLE t ALTER b DROP EXPRESSION, ALTER c SET EXPRESSION AS (a + 3);",
         "column(generated)",
         "column public.t.a\n"
         "column public.t.b\n"
         "column public.t.c generated=a + 3\n"},
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "ALTER TABLE t ALTER a DROP NOT NULL;",
         "column",
         "error: column public.t.a has to stay NOT NULL: it belongs to the primary key\n"},
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);\n"
         "ALTER TABLE t ALTER a DROP NOT NULL;",
         "column", "error: column public.t.a has to stay NOT NULL: it is an identity column\n"},
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);\n"
         "ALTER TABLE t ALTER a SET DEFAULT 1;",
         "column", "error: column public.t.a is an identity column: it has no default\n"},
        {"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) STORED);\n"
         "ALTER TABLE t ALTER b SET DEFAULT 1;",
         "column", "error: column public.t.b is generated: it has no default\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t ALTER b SET NOT NULL;",
         "column", "error: column \"b\" does not exist in public.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_constraints(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE p (a int PRIMARY KEY);\n"
         "CREATE TABLE t (a int REFERENCES p, b int REFERENCES p DEFERRABLE INITIALLY DEFERRED);\n"
         "ALTER TABLE t ALTER CONSTRAINT t_a_fkey DEFERRABLE INITIALLY DEFERRED;\n"
         "ALTER TABLE t ALTER CONSTRAINT t_b_fkey NOT DEFERRABLE;",
         "foreign_key(deferrable initially_deferred not_valid)",
         "foreign_key public.t.t_a_fkey deferrable=true initially_deferred=true\n"
         "foreign_key public.t.t_b_fkey\n"},
        {"CREATE TABLE t (a int CHECK (a > 0));\n"
         "ALTER TABLE t ALTER CONSTRAINT t_a_check DEFERRABLE;",
         "check", "error: constraint \"t_a_check\" of public.t is not a foreign key\n"},
        {"CREATE TABLE t (a int PRIMARY KEY);\n"
         "ALTER TABLE t DROP CONSTRAINT t_pkey;\n"
         "ALTER TABLE t DROP CONSTRAINT IF EXISTS other;",
         "column(not_null) primary_key", "column public.t.a not_null=true\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t DROP CONSTRAINT other;",
         "check", "error: constraint \"other\" does not exist on public.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_settings(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int NOT NULL, b int) WITH (fillfactor = 70, autovacuum_enabled = "
         "false);\n"
         "CREATE UNIQUE INDEX i ON t (a);\n"
         "ALTER TABLE t SET (fillfactor = 80, parallel_workers = 4), RESET (autovacuum_enabled), "
         "REPLICA IDENTITY USING INDEX i, CLUSTER ON i, ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL "
         "SECURITY, SET UNLOGGED, SET TABLESPACE fast;",
         "table(persistence options replica_identity clustered_on row_security force_row_security "
         "tablespace)",
         "table public.t persistence=UNLOGGED options={fillfactor=80 parallel_workers=4} "
         "replica_identity=i clustered_on=i row_security=true force_row_security=true "
         "tablespace=fast\n"},
        {"CREATE UNLOGGED TABLE t (a int PRIMARY KEY);\n"
         "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, REPLICA IDENTITY "
         "FULL, CLUSTER ON t_pkey;\n"
         "ALTER TABLE t DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY, REPLICA IDENTITY "
         "DEFAULT, SET WITHOUT CLUSTER, SET LOGGED;",
         "table(persistence replica_identity clustered_on row_security force_row_security)",
         "table public.t\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE INDEX i ON t (a) WITH (fillfactor = 50);\n"
         "ALTER INDEX i SET (fillfactor = 60);\n"
         "CREATE VIEW v WITH (security_barrier) AS SELECT a FROM t;\n"
         "ALTER VIEW v SET (security_invoker = true, security_barrier = false);\n"
         "ALTER VIEW v RESET (security_barrier);",
         "index(options) view(options)",
         "index public.i options={fillfactor=60}\n"
         "view public.v options={security_invoker=true}\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE VIEW v AS SELECT a FROM t WITH CASCADED CHECK OPTION;\n"
         "CREATE VIEW w AS SELECT a FROM t;\n"
         "ALTER VIEW v RESET (check_option);\n"
         "ALTER VIEW w SET (check_option = local, security_barrier);",
         "view(options check_option)",
         "view public.v\n"
         "view public.w options={security_barrier=true} check_option=LOCAL\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE TYPE e AS ENUM ('a');\n"
         "CREATE SEQUENCE q;\n"
         "ALTER TABLE t OWNER TO r1;\n"
         "ALTER TABLE v OWNER TO r1;\n"
         "ALTER FUNCTION f() OWNER TO r1;\n"
         "ALTER TYPE e OWNER TO r1;\n"
         "ALTER SCHEMA public OWNER TO r1;\n"
         "ALTER TABLE q OWNER TO r1;\n"
         "ALTER SEQUENCE q OWNER TO r2;",
         "owner(role)",
         "owner owner of public role=r1\n"
         "owner owner of public.e role=r1\n"
         "owner owner of public.f() role=r1\n"
         "owner owner of public.q role=r2\n"
         "owner owner of public.t role=r1\n"
         "owner owner of public.v role=r1\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_inheritance(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE p (a int);\n"
         "CREATE TABLE t (b int) INHERITS (p);\n"
         "ALTER TABLE p ADD COLUMN c int;\n"
         "ALTER TABLE p ALTER a SET NOT NULL, ALTER a TYPE bigint;\n"
         "ALTER TABLE p RENAME COLUMN a TO z;",
         "table(inherits) column(number type not_null inherited)",
         "table public.p\n"
         "table public.t inherits=public.p\n"
         "column public.p.z number=1 type=bigint not_null=true\n"
         "column public.p.c number=2 type=integer\n"
         "column public.t.z number=1 type=bigint not_null=true inherited=true\n"
         "column public.t.b number=2 type=integer\n"
         "column public.t.c number=3 type=integer inherited=true\n"},
        {"CREATE TABLE p (a int);\n"
         "CREATE TABLE t (b int) INHERITS (p);\n"
         "ALTER TABLE t NO INHERIT p;\n"
         "CREATE TABLE u (a int);\n"
         "ALTER TABLE u INHERIT p;",
         "table(inherits) column(inherited)",
         "table public.p\n"
         "table public.t\n"
         "table public.u inherits=public.p\n"
         "column public.p.a\n"
         "column public.t.a\n"
         "column public.t.b\n"
         "column public.u.a\n"},
        {"CREATE TABLE p (a int NOT NULL) PARTITION BY LIST (a);\n"
         "CREATE TABLE p1 (a int NOT NULL);\n"
         "ALTER TABLE p ATTACH PARTITION p1 FOR VALUES IN (1, 2);\n"
         "CREATE TABLE p2 PARTITION OF p DEFAULT;\n"
         "ALTER TABLE p DETACH PARTITION p2;",
         "table(partition_of partition_bound) column(inherited)",
         "table public.p\n"
         "table public.p1 partition_of=public.p partition_bound=FOR VALUES IN (1, 2)\n"
         "table public.p2\n"
         "column public.p.a\n"
         "column public.p1.a inherited=true\n"
         "column public.p2.a\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
