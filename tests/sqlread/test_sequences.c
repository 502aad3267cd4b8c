/* Options of sequences and identity columns over their defaults. */
#include "sqlread/reading.h"

static void test_defaults(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SEQUENCE a;\n"
         "CREATE SEQUENCE b AS smallint;\n"
         "CREATE SEQUENCE c AS int MAXVALUE 100 START 50 CYCLE;\n"
         "CREATE SEQUENCE d INCREMENT -1;\n"
         "CREATE SEQUENCE e AS smallint INCREMENT BY -2 MINVALUE -10;\n"
         "CREATE SEQUENCE f INCREMENT 5 MINVALUE 10 CACHE 7;\n"
         "CREATE SEQUENCE g NO MINVALUE NO MAXVALUE NO CYCLE START WITH 5;\n"
         "CREATE SEQUENCE h AS pg_catalog.int8 MAXVALUE 9223372036854775807 MINVALUE "
         "-9223372036854775808;",
         "sequence(data_type start increment minimum maximum cache cycle)",
         "sequence public.a data_type=bigint start=1 increment=1 minimum=1 "
         "maximum=9223372036854775807 cache=1\n"
         "sequence public.b data_type=smallint start=1 increment=1 minimum=1 maximum=32767 "
         "cache=1\n"
         "sequence public.c data_type=integer start=50 increment=1 minimum=1 maximum=100 cache=1 "
         "cycle=true\n"
         "sequence public.d data_type=bigint start=-1 increment=-1 minimum=-9223372036854775808 "
         "maximum=-1 cache=1\n"
         "sequence public.e data_type=smallint start=-1 increment=-2 minimum=-10 maximum=-1 "
         "cache=1\n"
         "sequence public.f data_type=bigint start=10 increment=5 minimum=10 "
         "maximum=9223372036854775807 cache=7\n"
         "sequence public.g data_type=bigint start=5 increment=1 minimum=1 "
         "maximum=9223372036854775807 cache=1\n"
         "sequence public.h data_type=bigint start=-9223372036854775808 increment=1 "
         "minimum=-9223372036854775808 maximum=9223372036854775807 cache=1\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_refused(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SEQUENCE a AS text;", "sequence",
         "error: the type of a sequence must be smallint, integer or bigint, not text\n"},
        {"CREATE SEQUENCE a MINVALUE 10 MAXVALUE 5;", "sequence",
         "error: MINVALUE 10 is not less than MAXVALUE 5\n"},
        {"CREATE SEQUENCE a MINVALUE 10 START 5;", "sequence",
         "error: START 5 is less than MINVALUE 10\n"},
        {"CREATE SEQUENCE a MAXVALUE 10 START 50;", "sequence",
         "error: START 50 is greater than MAXVALUE 10\n"},
        {"CREATE SEQUENCE a AS smallint MAXVALUE 100000;", "sequence",
         "error: MAXVALUE 100000 is out of range for type smallint\n"},
        {"CREATE SEQUENCE a AS smallint MINVALUE -100000;", "sequence",
         "error: MINVALUE -100000 is out of range for type smallint\n"},
        {"CREATE SEQUENCE a INCREMENT 0;", "sequence", "error: INCREMENT must not be zero\n"},
        {"CREATE SEQUENCE a CACHE 0;", "sequence", "error: CACHE must be at least 1\n"},
        {"CREATE SEQUENCE a CACHE 2 CACHE 3;", "sequence",
         "error: this option of the sequence is given twice\n"},
        {"CREATE SEQUENCE a MAXVALUE 99999999999999999999;", "sequence",
         "error: \"maxvalue\" of a sequence must be a whole number of 64 bits\n"},
        {"CREATE SEQUENCE a START 100000;\n"
         "ALTER SEQUENCE a AS smallint;",
         "sequence", "error: START 100000 is greater than MAXVALUE 32767\n"},
        {"CREATE SEQUENCE a START 5;\n"
         "ALTER SEQUENCE a MAXVALUE 3;",
         "sequence", "error: START 5 is greater than MAXVALUE 3\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_alter(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SEQUENCE a;\n"
         "ALTER SEQUENCE a AS smallint;\n"
         "CREATE SEQUENCE b AS smallint;\n"
         "ALTER SEQUENCE b AS bigint;\n"
         "CREATE SEQUENCE c AS smallint MAXVALUE 100;\n"
         "ALTER SEQUENCE c AS int;\n"
         "CREATE SEQUENCE d AS int INCREMENT -1;\n"
         "ALTER SEQUENCE d AS smallint;",
         "sequence(data_type minimum maximum)",
         "sequence public.a data_type=smallint minimum=1 maximum=32767\n"
         "sequence public.b data_type=bigint minimum=1 maximum=9223372036854775807\n"
         "sequence public.c data_type=integer minimum=1 maximum=100\n"
         "sequence public.d data_type=smallint minimum=-32768 maximum=-1\n"},
        {"CREATE SEQUENCE a;\n"
         "ALTER SEQUENCE a INCREMENT -1;\n"
         "CREATE SEQUENCE b START 5;\n"
         "ALTER SEQUENCE b MAXVALUE 100;\n"
         "ALTER SEQUENCE b NO MAXVALUE MINVALUE 2 START 7 CYCLE CACHE 3;\n"
         "ALTER SEQUENCE IF EXISTS nothing RESTART;",
         "sequence(start increment minimum maximum cache cycle)",
         "sequence public.a start=1 increment=-1 minimum=1 maximum=9223372036854775807 cache=1\n"
         "sequence public.b start=7 increment=1 minimum=2 maximum=9223372036854775807 cache=3 "
         "cycle=true\n"},
        {"CREATE UNLOGGED SEQUENCE a;\n"
         "CREATE SEQUENCE b;\n"
         "ALTER SEQUENCE a SET LOGGED;\n"
         "ALTER SEQUENCE b SET UNLOGGED;",
         "sequence(persistence)",
         "sequence public.a\n"
         "sequence public.b persistence=UNLOGGED\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_owned(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (x int, y int);\n"
         "CREATE SEQUENCE a OWNED BY t.x;\n"
         "CREATE SEQUENCE b;\n"
         "ALTER SEQUENCE b OWNED BY public.t.y;\n"
         "ALTER SEQUENCE a OWNED BY NONE;",
         "sequence sequence_owner(column_sql)",
         "sequence public.a\n"
         "sequence public.b\n"
         "sequence_owner owning column of public.b column_sql=public.t.y\n"},
        {"CREATE TABLE t (a serial, b serial, c int);\n"
         "CREATE SEQUENCE s OWNED BY t.c;\n"
         "ALTER TABLE t DROP COLUMN a, DROP COLUMN c;",
         "sequence sequence_owner(column_sql)",
         "sequence public.t_b_seq\n"
         "sequence_owner owning column of public.t_b_seq column_sql=public.t.b\n"},
        {"CREATE TABLE t (a serial);\n"
         "CREATE SEQUENCE s OWNED BY t.a;\n"
         "DROP TABLE t;",
         "sequence", ""},
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE t (a serial);\n"
         "ALTER TABLE t RENAME TO u;\n"
         "ALTER TABLE u RENAME COLUMN a TO b;\n"
         "ALTER TABLE u SET SCHEMA s;",
         "sequence sequence_owner(column_sql) default(expr)",
         "sequence s.t_a_seq\n"
         "default default of s.u.b expr=nextval('s.t_a_seq'::regclass)\n"
         "sequence_owner owning column of s.t_a_seq column_sql=s.u.b\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_serial(void **state)
{
    static const FactRow rows[] = {
        {"CREATE UNLOGGED TABLE t (a smallserial, b serial, c bigserial, d serial8);",
         "sequence(data_type maximum persistence) column(type not_null) default(expr)",
         "sequence public.t_a_seq data_type=smallint maximum=32767 persistence=UNLOGGED\n"
         "sequence public.t_b_seq data_type=integer maximum=2147483647 persistence=UNLOGGED\n"
         "sequence public.t_c_seq data_type=bigint maximum=9223372036854775807 "
         "persistence=UNLOGGED\n"
         "sequence public.t_d_seq data_type=bigint maximum=9223372036854775807 "
         "persistence=UNLOGGED\n"
         "column public.t.a type=smallint not_null=true\n"
         "column public.t.b type=integer not_null=true\n"
         "column public.t.c type=bigint not_null=true\n"
         "column public.t.d type=bigint not_null=true\n"
         "default default of public.t.a expr=nextval('public.t_a_seq'::regclass)\n"
         "default default of public.t.b expr=nextval('public.t_b_seq'::regclass)\n"
         "default default of public.t.c expr=nextval('public.t_c_seq'::regclass)\n"
         "default default of public.t.d expr=nextval('public.t_d_seq'::regclass)\n"},
        {"CREATE TABLE t (a serial);\n"
         "ALTER TABLE t SET UNLOGGED;",
         "sequence(persistence)", "sequence public.t_a_seq persistence=UNLOGGED\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_identity(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b smallint GENERATED BY DEFAULT AS "
         "IDENTITY (START 10 INCREMENT 5), c bigint NOT NULL);\n"
         "ALTER TABLE t ALTER c ADD GENERATED ALWAYS AS IDENTITY (MAXVALUE 9 CYCLE);",
         "identity(generation sequence_name data_type start increment maximum cycle) "
         "column(not_null)",
         "column public.t.a not_null=true\n"
         "column public.t.b not_null=true\n"
         "column public.t.c not_null=true\n"
         "identity identity of public.t.a generation=ALWAYS sequence_name=t_a_seq "
         "data_type=integer start=1 increment=1 maximum=2147483647\n"
         "identity identity of public.t.b generation=BY DEFAULT sequence_name=t_b_seq "
         "data_type=smallint start=10 increment=5 maximum=32767\n"
         "identity identity of public.t.c generation=ALWAYS sequence_name=t_c_seq data_type=bigint "
         "start=1 increment=1 maximum=9 cycle=true\n"},
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int GENERATED ALWAYS AS "
         "IDENTITY);\n"
         "ALTER TABLE t ALTER a SET GENERATED BY DEFAULT SET INCREMENT 5 SET MAXVALUE 1000 SET "
         "CYCLE, ALTER b DROP IDENTITY;\n"
         "ALTER TABLE t ALTER b DROP IDENTITY IF EXISTS, ALTER a RESTART WITH 3;",
         "identity(generation increment maximum cycle)",
         "identity identity of public.t.a generation=BY DEFAULT increment=5 maximum=1000 "
         "cycle=true\n"},
        {"CREATE TABLE t (a smallint GENERATED ALWAYS AS IDENTITY, b bigint GENERATED ALWAYS AS "
         "IDENTITY (MAXVALUE 100));\n"
         "ALTER TABLE t ALTER a TYPE bigint, ALTER b TYPE int;",
         "identity(data_type maximum) column(type)",
         "column public.t.a type=bigint\n"
         "column public.t.b type=integer\n"
         "identity identity of public.t.a data_type=bigint maximum=9223372036854775807\n"
         "identity identity of public.t.b data_type=integer maximum=100\n"},
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);\n"
         "ALTER SEQUENCE t_a_seq CACHE 3;\n"
         "ALTER TABLE t_a_seq OWNER TO postgres;\n"
         "GRANT SELECT, USAGE ON SEQUENCE t_a_seq TO anon;\n"
         "COMMENT ON SEQUENCE t_a_seq IS 'numbers';\n"
         "ALTER SEQUENCE t_a_seq RENAME TO numbers;\n"
         "GRANT ALL ON SEQUENCE public.numbers TO service_role;",
         "identity(sequence_name cache) grant(privileges) comment(text)",
         "identity identity of public.t.a sequence_name=numbers cache=3\n"
         "grant grant on identity of public.t.a to anon privileges=SELECT,USAGE\n"
         "grant grant on identity of public.t.a to service_role privileges=ALL\n"
         "comment comment on identity of public.t.a text=numbers\n"},
        {"CREATE TABLE t (a text GENERATED ALWAYS AS IDENTITY);", "identity",
         "error: an identity column must be smallint, integer or bigint, not text\n"},
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY;",
         "identity",
         "error: column public.t.a has to be NOT NULL before it becomes an identity column\n"},
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);\n"
         "DROP SEQUENCE t_a_seq;",
         "identity", "error: sequence \"t_a_seq\" belongs to the identity column public.t.a\n"},
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY);\n"
         "ALTER SEQUENCE t_a_seq OWNED BY NONE;",
         "identity", "error: the sequence \"t_a_seq\" belongs to the identity column public.t.a\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_pg_dump(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE public.t (id integer NOT NULL);\n"
         "ALTER TABLE public.t OWNER TO r1;\n"
         "CREATE SEQUENCE public.t_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO "
         "MAXVALUE CACHE 1;\n"
         "ALTER SEQUENCE public.t_id_seq OWNED BY public.t.id;\n"
         "ALTER TABLE ONLY public.t ALTER COLUMN id SET DEFAULT "
         "nextval('public.t_id_seq'::regclass);\n"
         "ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (id);",
         "sequence(data_type) sequence_owner(column_sql) default(expr) primary_key owner(role)",
         "sequence public.t_id_seq data_type=integer\n"
         "default default of public.t.id expr=nextval('public.t_id_seq'::regclass)\n"
         "primary_key public.t.t_pkey\n"
         "sequence_owner owning column of public.t_id_seq column_sql=public.t.id\n"
         "owner owner of public.t role=r1\n"
         "owner owner of public.t_id_seq role=r1\n"},
        {"CREATE TABLE public.t (id integer NOT NULL);\n"
         "ALTER TABLE public.t ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME "
         "public.t_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1);",
         "identity(generation sequence_name data_type)",
         "identity identity of public.t.id generation=BY DEFAULT sequence_name=t_id_seq "
         "data_type=integer\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
