/* CREATE TABLE, views and what CREATE SCHEMA holds. */
#include "sqlread/reading.h"

static void test_columns(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int NULL, b text COLLATE \"C\" NOT NULL DEFAULT 'x', c text "
         "COMPRESSION pglz COLLATE \"default\", d varchar(3) DEFAULT NULL, \"e F\" int PRIMARY "
         "KEY);",
         "column(number type not_null collation storage compression) default(expr)",
         "column public.t.a number=1 type=integer\n"
         "column public.t.b number=2 type=text not_null=true collation=\"C\"\n"
         "column public.t.c number=3 type=text compression=pglz\n"
         "column public.t.d number=4 type=character varying(3)\n"
         "column public.t.e F number=5 type=integer not_null=true\n"
         "default default of public.t.b expr='x'\n"
         "default default of public.t.d expr=NULL\n"},
        {"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED NOT NULL);",
         "column(generated not_null) default(expr)",
         "column public.t.a\n"
         "column public.t.b generated=a * 2 not_null=true\n"},
        {"CREATE TABLE t (a int NULL NOT NULL);", "column",
         "error: column \"a\" of public.t is declared both NULL and NOT NULL\n"},
        {"CREATE TABLE t (a serial NULL);", "column",
         "error: column \"a\" of public.t is declared both NULL and NOT NULL\n"},
        {"CREATE TABLE t (a int DEFAULT 1 DEFAULT 2);", "column",
         "error: column \"a\" of public.t has a default twice\n"},
        {"CREATE TABLE t (a int DEFAULT 1 GENERATED ALWAYS AS IDENTITY);", "column",
         "error: column \"a\" of public.t has both a default and an identity\n"},
        {"CREATE TABLE t (a int DEFAULT 1 GENERATED ALWAYS AS (1) STORED);", "column",
         "error: column \"a\" of public.t has both a default and a generation expression\n"},
        {"CREATE TABLE t (a serial DEFAULT 1);", "column",
         "error: column \"a\" of public.t has both the default of its serial type and a default\n"},
        {"CREATE TABLE t (a int, a text);", "column",
         "error: column \"a\" of public.t is defined twice\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_constraints(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int, c int, PRIMARY KEY (a) INCLUDE (b), UNIQUE (a, b) WITH "
         "(fillfactor = 70), UNIQUE NULLS NOT DISTINCT (b), CONSTRAINT x UNIQUE (c) DEFERRABLE "
         "INITIALLY DEFERRED);",
         "primary_key(columns include deferrable initially_deferred options) unique(columns "
         "include nulls_not_distinct deferrable initially_deferred options)",
         "primary_key public.t.t_pkey columns=a include=b\n"
         "unique public.t.t_a_b_key columns=a,b options={fillfactor=70}\n"
         "unique public.t.t_b_key columns=b nulls_not_distinct=true\n"
         "unique public.t.x columns=c deferrable=true initially_deferred=true\n"},
        {"CREATE TABLE p (a int, b int, PRIMARY KEY (a, b));\n"
         "CREATE TABLE t (x int, y int, FOREIGN KEY (x, y) REFERENCES p MATCH FULL ON DELETE SET "
         "DEFAULT ON UPDATE CASCADE, FOREIGN KEY (x, y) REFERENCES p ON DELETE SET NULL (y) ON "
         "UPDATE NO ACTION, FOREIGN KEY (x, y) REFERENCES p (b, a) ON DELETE RESTRICT DEFERRABLE "
         "INITIALLY DEFERRED);",
         "foreign_key(columns target_table target_columns match on_update on_delete "
         "on_delete_columns deferrable initially_deferred)",
         "foreign_key public.t.t_x_y_fkey columns=x,y target_table=p target_columns=a,b match=FULL "
         "on_update=CASCADE on_delete=SET DEFAULT\n"
         "foreign_key public.t.t_x_y_fkey1 columns=x,y target_table=p target_columns=a,b "
         "on_delete=SET NULL on_delete_columns=y\n"
         "foreign_key public.t.t_x_y_fkey2 columns=x,y target_table=p target_columns=b,a "
         "on_delete=RESTRICT deferrable=true initially_deferred=true\n"},
        {"CREATE TABLE t (a int PRIMARY KEY, b int REFERENCES t INITIALLY DEFERRED, c int "
         "REFERENCES t NOT DEFERRABLE INITIALLY IMMEDIATE, d int REFERENCES t DEFERRABLE, e int "
         "UNIQUE INITIALLY DEFERRED);",
         "foreign_key(deferrable initially_deferred) unique(deferrable initially_deferred)",
         "unique public.t.t_e_key deferrable=true initially_deferred=true\n"
         "foreign_key public.t.t_b_fkey deferrable=true initially_deferred=true\n"
         "foreign_key public.t.t_c_fkey\n"
         "foreign_key public.t.t_d_fkey deferrable=true\n"},
        {"CREATE TABLE t (a int, CHECK (a > 0) NO INHERIT, CONSTRAINT x CHECK (a > 1));",
         "check(expr no_inherit)",
         "check public.t.t_a_check expr=a > 0 no_inherit=true\n"
         "check public.t.x expr=a > 1\n"},
        {"CREATE TABLE t (a int PRIMARY KEY, b int PRIMARY KEY);", "primary_key",
         "error: public.t has a primary key already\n"},
        {"CREATE TABLE t (a int, UNIQUE (b));", "unique",
         "error: column \"b\" does not exist in public.t\n"},
        {"CREATE TABLE p (a int);\n"
         "CREATE TABLE t (a int REFERENCES p (a));",
         "foreign_key",
         "error: foreign key \"t_a_fkey\" references columns of public.p that no primary key or "
         "unique constraint covers\n"},
        {"CREATE TABLE p (a text PRIMARY KEY);\n"
         "CREATE TABLE t (a int REFERENCES p);",
         "foreign_key",
         "error: foreign key \"t_a_fkey\" joins columns of different types: public.t.a is integer, "
         "public.p.a is text\n"},
        {"CREATE TABLE t (a int REFERENCES nothing (b));", "foreign_key",
         "error: foreign key \"t_a_fkey\" references unknown table \"nothing\"\n"},
        {"CREATE TABLE p (a int PRIMARY KEY);\n"
         "CREATE TABLE t (a int REFERENCES p (b));",
         "foreign_key",
         "error: foreign key \"t_a_fkey\" references unknown column \"b\" of public.p\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_settings(void **state)
{
    static const FactRow rows[] = {
        {"CREATE UNLOGGED TABLE t (a text) WITH (fillfactor = 70, autovacuum_enabled, "
         "toast.autovacuum_enabled = off);\n"
         "CREATE TABLE u (a int) USING heap WITH (oids = false) TABLESPACE fast;\n"
         "CREATE TABLE v (a int) WITHOUT OIDS;",
         "table(persistence options access_method tablespace)",
         "table public.t persistence=UNLOGGED options={autovacuum_enabled=true fillfactor=70 "
         "toast.autovacuum_enabled=off}\n"
         "table public.u tablespace=fast\n"
         "table public.v\n"},
        {"CREATE TEMP TABLE t (a serial);\n"
         "CREATE TEMP SEQUENCE s;\n"
         "CREATE TEMP VIEW v AS SELECT 1 AS x;",
         "table", ""},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_like(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE s (id serial PRIMARY KEY, a int DEFAULT 3 CHECK (a > 0), b text COLLATE "
         "\"C\" NOT NULL UNIQUE, c int GENERATED ALWAYS AS (1) STORED, d int GENERATED BY DEFAULT "
         "AS IDENTITY);\n"
         "CREATE INDEX si ON s (lower(b)) WHERE a > 0;\n"
         "COMMENT ON COLUMN s.a IS 'aa';\n"
         "ALTER TABLE s ALTER b SET STORAGE external;\n"
         "CREATE TABLE t (LIKE s INCLUDING ALL);\n"
         "DROP TABLE s CASCADE;",
         "column(type not_null collation storage generated) default(expr) identity(sequence_name) "
         "check unique primary_key index comment(text)",
         "column public.t.id type=integer not_null=true\n"
         "column public.t.a type=integer\n"
         "column public.t.b type=text not_null=true collation=\"C\" storage=EXTERNAL\n"
         "column public.t.c type=integer generated=1\n"
         "column public.t.d type=integer not_null=true\n"
         "identity identity of public.t.d sequence_name=t_d_seq\n"
         "default default of public.t.a expr=3\n"
         "primary_key public.t.t_pkey\n"
         "unique public.t.t_b_key\n"
         "check public.t.s_a_check\n"
         "index public.t_lower_idx\n"
         "comment comment on public.t.a text=aa\n"},
        {"CREATE TABLE s (id serial PRIMARY KEY, a int DEFAULT 3 CHECK (a > 0));\n"
         "CREATE TABLE t (LIKE s, z int);\n"
         "CREATE TABLE u (LIKE s INCLUDING CONSTRAINTS INCLUDING INDEXES);\n"
         "ALTER TABLE s RENAME TO source;\n"
         "DROP TABLE source CASCADE;",
         "column(type not_null) default identity check primary_key index",
         "column public.t.id type=integer not_null=true\n"
         "column public.t.a type=integer\n"
         "column public.t.z type=integer\n"
         "column public.u.id type=integer not_null=true\n"
         "column public.u.a type=integer\n"
         "primary_key public.u.u_pkey\n"
         "check public.u.s_a_check\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_inheritance(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE p (a int CHECK (a > 0), b int NOT NULL);\n"
         "CREATE TABLE c (d int) INHERITS (p);\n"
         "CREATE TABLE c2 (b int DEFAULT 3) INHERITS (p);\n"
         "DROP TABLE c2;\n"
         "CREATE TABLE c3 () INHERITS (c, p);",
         "table(inherits) column(number type not_null inherited) check",
         "table public.c inherits=public.p\n"
         "table public.c3 inherits=public.c,public.p\n"
         "table public.p\n"
         "column public.c.a number=1 type=integer inherited=true\n"
         "column public.c.b number=2 type=integer not_null=true inherited=true\n"
         "column public.c.d number=3 type=integer\n"
         "column public.c3.a number=1 type=integer inherited=true\n"
         "column public.c3.b number=2 type=integer not_null=true inherited=true\n"
         "column public.c3.d number=3 type=integer inherited=true\n"
         "column public.p.a number=1 type=integer\n"
         "column public.p.b number=2 type=integer not_null=true\n"
         "check public.c.p_a_check\n"
         "check public.c3.p_a_check\n"
         "check public.p.p_a_check\n"},
        {"CREATE TABLE p (a int NOT NULL, b text) PARTITION BY RANGE (a);\n"
         "CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);\n"
         "CREATE TABLE p2 PARTITION OF p DEFAULT PARTITION BY LIST (lower(b));\n"
         "CREATE TABLE p21 PARTITION OF p2 FOR VALUES IN ('a', NULL);",
         "table(partition_key partition_of partition_bound) column(inherited)",
         "table public.p partition_key=RANGE (a)\n"
         "table public.p1 partition_of=public.p partition_bound=FOR VALUES FROM (1) TO (10)\n"
         "table public.p2 partition_key=LIST ((lower(b))) partition_of=public.p "
         "partition_bound=DEFAULT\n"
         "table public.p21 partition_of=public.p2 partition_bound=FOR VALUES IN ('a', NULL)\n"
         "column public.p.a\n"
         "column public.p.b\n"
         "column public.p1.a inherited=true\n"
         "column public.p1.b inherited=true\n"
         "column public.p2.a inherited=true\n"
         "column public.p2.b inherited=true\n"
         "column public.p21.a inherited=true\n"
         "column public.p21.b inherited=true\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_if_not_exists(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "CREATE TABLE IF NOT EXISTS t (a int, b int);\n"
         "CREATE SEQUENCE IF NOT EXISTS s;\n"
         "CREATE SEQUENCE IF NOT EXISTS s START 3;\n"
         "CREATE INDEX IF NOT EXISTS i ON t (a);\n"
         "CREATE INDEX IF NOT EXISTS i ON t (a DESC);\n"
         "CREATE SCHEMA IF NOT EXISTS public;",
         "table column sequence index",
         "sequence public.s\n"
         "table public.t\n"
         "column public.t.a\n"
         "index public.i\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE TABLE t (a int);",
         "table", "error: table \"public.t\" is defined twice\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_schemas(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s AUTHORIZATION r1 CREATE TABLE t (a int PRIMARY KEY) CREATE INDEX i ON t "
         "(a) CREATE VIEW v AS SELECT a FROM t GRANT SELECT ON t TO anon;\n"
         "CREATE SCHEMA AUTHORIZATION r2;",
         "schema owner(role) table index(keys) grant(privileges)",
         "schema public\n"
         "schema r2\n"
         "schema s\n"
         "table s.t\n"
         "index s.i keys={column=a}\n"
         "owner owner of r2 role=r2\n"
         "owner owner of s role=r1\n"
         "owner owner of s.t role=r1\n"
         "owner owner of s.v role=r1\n"
         "grant grant on s.t to anon privileges=SELECT\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE SCHEMA s;",
         "schema", "error: schema \"s\" is defined twice\n"},
        {"CREATE TABLE nowhere.t (a int);", "table", "error: schema \"nowhere\" does not exist\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_indexes(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b text, c int[]);\n"
         "CREATE UNIQUE INDEX i1 ON t (a) INCLUDE (b);\n"
         "CREATE INDEX i2 ON t USING gin (c) WITH (fastupdate = off);\n"
         "CREATE INDEX i3 ON t (b text_pattern_ops, a DESC NULLS LAST, b COLLATE \"C\" DESC);\n"
         "CREATE UNIQUE INDEX CONCURRENTLY i4 ON ONLY t (a, b) NULLS NOT DISTINCT WHERE a > 1;\n"
         "CREATE INDEX i5 ON t (lower(b) text_pattern_ops, (a + 1) DESC);",
         "index(unique method keys include nulls_not_distinct predicate options)",
         "index public.i1 unique=true method=btree keys={column=a} include=b\n"
         "index public.i2 method=gin keys={column=c} options={fastupdate=off}\n"
         "index public.i3 method=btree keys={column=b opclass=text_pattern_ops},{column=a "
         "descending=true},{column=b collation=\"C\" descending=true nulls_first=true}\n"
         "index public.i4 unique=true method=btree keys={column=a},{column=b} "
         "nulls_not_distinct=true predicate=a > 1\n"
         "index public.i5 method=btree keys={expr=lower(b) opclass=text_pattern_ops},{expr=a + 1 "
         "descending=true nulls_first=true}\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE INDEX i ON t (b);",
         "index", "error: index \"i\" names unknown column \"b\" of public.t\n"},
        {"CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE INDEX i ON v (x);",
         "index", "error: public.v is a view: it cannot have an index\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_views(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int NOT NULL, b text);\n"
         "CREATE VIEW v AS SELECT a FROM t;\n"
         "COMMENT ON VIEW v IS 'x';\n"
         "GRANT SELECT ON v TO anon;\n"
         "CREATE OR REPLACE VIEW v WITH (security_invoker = true) AS SELECT * FROM t WHERE a > 1 "
         "WITH LOCAL CHECK OPTION;\n"
         "CREATE VIEW w (x, y) AS SELECT a, b FROM v;",
         "view(query options check_option column_names columns) comment(text) grant(privileges)",
         "view public.v query=SELECT t.a, t.b FROM public.t WHERE a > 1 "
         "options={security_invoker=true} check_option=LOCAL columns={name=a type=integer "
         "not_null=true},{name=b type=text}\n"
         "view public.w query=SELECT a AS x, b AS y FROM public.v columns={name=x type=integer "
         "not_null=true},{name=y type=text}\n"
         "grant grant on public.v to anon privileges=SELECT\n"
         "comment comment on public.v text=x\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE VIEW v AS SELECT * FROM t;\n"
         "ALTER TABLE t ADD COLUMN c int;\n"
         "CREATE VIEW w AS SELECT t.*, 1 AS one FROM t;",
         "view(query)",
         "view public.v query=SELECT t.a, t.b FROM public.t\n"
         "view public.w query=SELECT t.a, t.b, t.c, 1 AS one FROM public.t\n"},
        {"CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE VIEW v AS SELECT 2 AS x;",
         "view", "error: view \"public.v\" is defined twice\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
