/* Materialized views, rules, extended statistics and foreign data: what is read of them, and what the server refuses. */
#include "sqlread/reading.h"

static void test_materialized_views(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int PRIMARY KEY, b text, c numeric(8,2) NOT NULL);\n"
         "CREATE MATERIALIZED VIEW m (x) WITH (fillfactor = 70) AS SELECT a, upper(b) AS up, c * 2 "
         "AS "
         "twice FROM t WITH NO DATA;\n"
         "CREATE UNIQUE INDEX ON m (x);\n"
         "CREATE INDEX ON m ((up));\n"
         "ALTER MATERIALIZED VIEW m CLUSTER ON m_x_idx;\n"
         "ALTER MATERIALIZED VIEW m ALTER COLUMN up SET STATISTICS 10, SET (fillfactor = 80);",
         "materialized_view(columns query options no_data clustered_on) index(keys unique) "
         "view_column(statistics)",
         "index public.m_up_idx keys={column=up}\n"
         "index public.m_x_idx keys={column=x} unique=true\n"
         "view_column public.m.up statistics=10\n"
         "materialized_view public.m columns={name=x type=integer not_null=true},{name=up "
         "type=text},"
         "{name=twice type=numeric not_null=true} query=SELECT a AS x, upper(b) AS up, c * 2 AS "
         "twice "
         "FROM public.t options={fillfactor=80} no_data=true clustered_on=m_x_idx\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE MATERIALIZED VIEW m AS SELECT * FROM t WITH NO DATA;\n"
         "CREATE VIEW v AS SELECT m.b FROM m;\n"
         "ALTER TABLE t ADD COLUMN late int;\n"
         "REFRESH MATERIALIZED VIEW m;\n"
         "ALTER MATERIALIZED VIEW m RENAME COLUMN b TO bb;\n"
         "ALTER MATERIALIZED VIEW m RENAME TO n;",
         "materialized_view(columns no_data) view(columns query)",
         "view public.v columns={name=b type=integer} query=SELECT n.bb AS b FROM public.n\n"
         "materialized_view public.n columns={name=a type=integer},{name=bb type=integer}\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE MATERIALIZED VIEW m AS SELECT a FROM t;\n"
         "CREATE VIEW v AS SELECT a FROM m;\n"
         "DROP TABLE t CASCADE;",
         "materialized_view view table", ""},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_rules(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b text);\n"
         "CREATE TABLE log (a int, b text);\n"
         "CREATE RULE r AS ON UPDATE TO t WHERE new.a > 0 DO ALSO (INSERT INTO log VALUES (NEW.*); "
         "DELETE FROM log WHERE log.a = old.a);\n"
         "ALTER TABLE t ADD COLUMN late int;\n"
         "ALTER TABLE t ENABLE ALWAYS RULE r;\n"
         "ALTER TABLE t RENAME COLUMN b TO bb;\n"
         "ALTER RULE r ON t RENAME TO s;",
         "rule(event instead condition actions enabled)",
         "rule public.t.s event=UPDATE condition=new.a > 0 actions={expr=INSERT INTO public.log "
         "(a, b) VALUES "
         "(new.a, new.bb)},{expr=DELETE FROM public.log WHERE log.a = old.a} enabled=ALWAYS\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;\n"
         "ALTER TABLE t DISABLE RULE r;\n"
         "CREATE OR REPLACE RULE r AS ON DELETE TO t DO ALSO NOTIFY gone;",
         "rule(event instead actions enabled)",
         "rule public.t.r event=DELETE actions={expr=NOTIFY gone} enabled=DISABLED\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE VIEW v AS SELECT a FROM t;\n"
         "CREATE OR REPLACE RULE \"_RETURN\" AS ON SELECT TO v DO INSTEAD SELECT a + 1 AS a FROM "
         "t;",
         "rule view(query)", "view public.v query=SELECT a + 1 AS a FROM public.t\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE TABLE u (a int);\n"
         "CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO u VALUES (new.a);\n"
         "DROP TABLE u CASCADE;",
         "rule table", "table public.t\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE RULE \"_RETURN\" AS ON SELECT TO t DO INSTEAD SELECT 1;",
         "rule", "error: a rule for SELECT makes a view of public.t\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE RULE r AS ON INSERT TO t WHERE old.a > 0 DO INSTEAD NOTHING;",
         "rule", "error: no table or alias \"old\" to take column \"a\" from\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE RULE r AS ON INSERT TO t WHERE new.a > 0 DO ALSO NOTIFY x;",
         "rule", "error: rule \"r\" has a condition: then it can only query or change tables\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE MATERIALIZED VIEW m AS SELECT a FROM t;\n"
         "CREATE RULE r AS ON INSERT TO m DO INSTEAD NOTHING;",
         "rule", "error: public.m is a materialized view: it cannot have rules\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE RULE r AS ON INSERT TO t DO INSTEAD NOTHING;\n"
         "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;",
         "rule", "error: rule \"public.t.r\" is defined twice\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_statistics(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int, c text);\n"
         "CREATE STATISTICS ON b, a FROM t;\n"
         "CREATE STATISTICS ON b, (lower(c)) FROM t;\n"
         "CREATE STATISTICS ON b, a FROM t;\n"
         "CREATE STATISTICS s (mcv, dependencies) ON a, (b) FROM t;\n"
         "CREATE STATISTICS full_set (mcv, dependencies, ndistinct) ON a, b FROM t;\n"
         "ALTER STATISTICS s SET STATISTICS 50;\n"
         "ALTER STATISTICS s RENAME TO renamed;\n"
         "ALTER TABLE t RENAME b TO z;",
         "statistic(columns expressions types target)",
         "statistic public.full_set columns=a,z\n"
         "statistic public.renamed columns=a,z types=dependencies,mcv target=50\n"
         "statistic public.t_b_a_stat columns=a,z\n"
         "statistic public.t_b_a_stat1 columns=a,z\n"
         "statistic public.t_b_expr_stat columns=z expressions={expr=lower(c)}\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE t (a int, b int, c int);\n"
         "CREATE STATISTICS s.x ON a, b FROM t;\n"
         "CREATE STATISTICS y ON c, (a + 1) FROM t;\n"
         "ALTER TABLE t DROP COLUMN c;\n"
         "ALTER SCHEMA s RENAME TO moved;",
         "statistic(columns)", "statistic moved.x columns=a,b\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE STATISTICS s ON a FROM t;",
         "statistic",
         "error: statistics need two columns, or an expression: the server counts over single "
         "columns by itself\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE STATISTICS s (mvc) ON a, b FROM t;",
         "statistic",
         "error: there are no statistics of kind \"mvc\": they are ndistinct, dependencies "
         "and "
         "mcv\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE STATISTICS s ON a, nope FROM t;",
         "statistic", "error: statistics \"s\" name unknown column \"nope\" of public.t\n"},
        {"CREATE VIEW v AS SELECT 1 AS a, 2 AS b;\n"
         "CREATE STATISTICS s ON a, b FROM v;",
         "statistic", "error: public.v is a view: it has no statistics\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_foreign_data(void **state)
{
    static const FactRow rows[] = {
        {"CREATE FOREIGN TABLE t (a int OPTIONS (x '1') NOT NULL, b text) SERVER s OPTIONS (f "
         "'g');\n"
         "CREATE SERVER s VERSION '1' FOREIGN DATA WRAPPER w OPTIONS (host 'a', port '1');\n"
         "CREATE USER MAPPING FOR CURRENT_USER SERVER s OPTIONS (password 'x');\n"
         "CREATE FOREIGN DATA WRAPPER w;\n"
         "ALTER SERVER s VERSION NULL OPTIONS (DROP port, SET host 'b', z 'y');\n"
         "ALTER SERVER s RENAME TO r;\n"
         "ALTER FOREIGN DATA WRAPPER w RENAME TO v;\n"
         "ALTER FOREIGN TABLE t ALTER COLUMN a OPTIONS (SET x '2'), OPTIONS (ADD h 'i');",
         "foreign_data_wrapper server(wrapper version foreign_options) user_mapping "
         "foreign_table(server foreign_options) column(type not_null foreign_options)",
         "foreign_data_wrapper v\n"
         "server r wrapper=v foreign_options={host=b z=y}\n"
         "user_mapping r.CURRENT_USER\n"
         "foreign_table public.t server=r foreign_options={f=g h=i}\n"
         "column public.t.a type=integer not_null=true foreign_options={x=2}\n"
         "column public.t.b type=text\n"},
        {"CREATE FOREIGN DATA WRAPPER w;\n"
         "CREATE SERVER s FOREIGN DATA WRAPPER w;\n"
         "CREATE USER MAPPING FOR PUBLIC SERVER s;\n"
         "CREATE FOREIGN TABLE t (a int) SERVER s;\n"
         "DROP FOREIGN DATA WRAPPER w CASCADE;",
         "foreign_data_wrapper server user_mapping foreign_table", ""},
        {"CREATE FOREIGN DATA WRAPPER w;\n"
         "CREATE SERVER s FOREIGN DATA WRAPPER w;\n"
         "CREATE USER MAPPING FOR PUBLIC SERVER s;\n"
         "DROP SERVER s;",
         "server", "error: cannot drop server \"s\": user mapping \"s.public\" needs it\n"},
        {"CREATE FOREIGN DATA WRAPPER w OPTIONS (a 'b', a 'c');", "foreign_data_wrapper",
         "error: option \"a\" is there already\n"},
        {"CREATE FOREIGN DATA WRAPPER w;\n"
         "ALTER FOREIGN DATA WRAPPER w OPTIONS (SET a 'b');",
         "foreign_data_wrapper", "error: there is no option \"a\" to change\n"},
        {"CREATE SERVER s FOREIGN DATA WRAPPER nope;", "server",
         "error: server \"s\" names unknown foreign data wrapper \"nope\"\n"},
        {"CREATE FOREIGN TABLE t (a int) SERVER nope;", "foreign_table",
         "error: foreign table public.t names unknown server \"nope\"\n"},
        {"CREATE FOREIGN DATA WRAPPER w;\n"
         "CREATE SERVER s FOREIGN DATA WRAPPER w;\n"
         "CREATE FOREIGN TABLE t (a int PRIMARY KEY) SERVER s;",
         "foreign_table", "error: public.t is a foreign table: it cannot have a primary key\n"},
        {"CREATE TABLE t (a int OPTIONS (x 'y'));", "table",
         "error: column \"a\" has OPTIONS, but public.t is no foreign table\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

/* Subcommands of ALTER TABLE that the server has for other kinds of relation only. */
static void test_alter_of_the_wrong_kind(void **state)
{
    static const FactRow rows[] = {
        {"CREATE VIEW v AS SELECT 1 AS a;\n"
         "ALTER TABLE v SET UNLOGGED;",
         "view", "error: public.v is a view: this form of ALTER is not for it\n"},
        {"CREATE VIEW v AS SELECT 1 AS a;\n"
         "ALTER MATERIALIZED VIEW v SET (fillfactor = 70);",
         "view", "error: public.v is a view, not a materialized view\n"},
        {"CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;\n"
         "ALTER TABLE m ADD COLUMN b int;",
         "materialized_view",
         "error: public.m is a materialized view: this form of ALTER is not for it\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t ALTER COLUMN a SET STORAGE EXTERNAL;",
         "table",
         "error: column public.t.a of type integer can only have the storage PLAIN, not "
         "EXTERNAL\n"},
        {"CREATE TABLE t (a int UNIQUE DEFERRABLE);\n"
         "CREATE TABLE u (a int REFERENCES t (a));",
         "table",
         "error: foreign key \"u_a_fkey\" references the deferrable key \"t_a_key\" of "
         "public.t: the server needs one that holds after every statement\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_typed_tables(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t OF p (b WITH OPTIONS NOT NULL);\n"
         "CREATE TYPE p AS (a int, b text);",
         "column(type not_null)",
         "column public.t.a type=integer\n"
         "column public.t.b type=text not_null=true\n"},
        {"CREATE TYPE p AS (a int, b text);\n"
         "CREATE TABLE t OF p (b WITH OPTIONS NOT NULL DEFAULT 'x', PRIMARY KEY (a));\n"
         "ALTER TYPE p ADD ATTRIBUTE c date CASCADE;\n"
         "ALTER TYPE p RENAME ATTRIBUTE b TO bb CASCADE;",
         "table_type(type columns) column(type not_null) primary_key(columns) default(expr)",
         "column public.t.a type=integer not_null=true\n"
         "column public.t.bb type=text not_null=true\n"
         "column public.t.c type=date\n"
         "default default of public.t.bb expr='x'\n"
         "primary_key public.t.t_pkey columns=a\n"
         "table_type type of public.t type=public.p columns=a,bb,c\n"},
        {"CREATE TYPE p AS (a int, b text);\n"
         "CREATE TABLE t OF p;\n"
         "ALTER TABLE t ADD COLUMN c int;",
         "table", "error: public.t has the columns of the type public.p\n"},
        {"CREATE TYPE p AS (a int, b text);\n"
         "CREATE TABLE t OF p;\n"
         "ALTER TABLE t RENAME COLUMN a TO c;",
         "table", "error: public.t has the columns of the type public.p\n"},
        {"CREATE TYPE p AS (a int, b text);\n"
         "CREATE TABLE t OF p;\n"
         "ALTER TYPE p DROP ATTRIBUTE a;",
         "table", "error: cannot alter public.p: public.t is a table of this type\n"},
        {"CREATE TYPE p AS (a int, b text);\n"
         "CREATE TABLE t (b text, a int);\n"
         "ALTER TABLE t OF p;",
         "table",
         "error: public.t does not have the columns of public.p: \"b\" instead of \"a\"\n"},
        {"CREATE TYPE p AS (a int);\n"
         "CREATE TABLE t OF p (z WITH OPTIONS NOT NULL);",
         "table", "error: unknown column \"z\" of public.t\n"},
        {"CREATE TYPE p AS (a int);\n"
         "CREATE TABLE t OF p;\n"
         "DROP TYPE p;",
         "table", "error: cannot drop composite type \"public.p\": table \"public.t\" needs it\n"},
        {"CREATE TYPE e AS ENUM ('a');\n"
         "CREATE TABLE t OF e;",
         "table", "error: public.e is no composite type: a table cannot be of it\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
