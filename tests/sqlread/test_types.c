/* Types in the spelling of the catalog. */
#include "sqlread/reading.h"

static void test_numbers(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int2, c int8, d float, e float(10), f float(25), g decimal, h "
         "dec(5), i numeric(10,2), j numeric(10,-2), k pg_catalog.int4, l money, m float4, n "
         "float8, o real);",
         "column(type)",
         "column public.t.a type=integer\n"
         "column public.t.b type=smallint\n"
         "column public.t.c type=bigint\n"
         "column public.t.d type=double precision\n"
         "column public.t.e type=real\n"
         "column public.t.f type=double precision\n"
         "column public.t.g type=numeric\n"
         "column public.t.h type=numeric(5,0)\n"
         "column public.t.i type=numeric(10,2)\n"
         "column public.t.j type=numeric(10,-2)\n"
         "column public.t.k type=integer\n"
         "column public.t.l type=money\n"
         "column public.t.m type=real\n"
         "column public.t.n type=double precision\n"
         "column public.t.o type=real\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_characters(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a text, b varchar, c varchar(10), d char, e char(5), f character "
         "varying(4), g bpchar, h bpchar(7), i \"char\", j name, k nchar(3), l national character "
         "varying(5), m pg_catalog.varchar(9), n \"varchar\"(3), o char(3)[]);",
         "column(type)",
         "column public.t.a type=text\n"
         "column public.t.b type=character varying\n"
         "column public.t.c type=character varying(10)\n"
         "column public.t.d type=character(1)\n"
         "column public.t.e type=character(5)\n"
         "column public.t.f type=character varying(4)\n"
         "column public.t.g type=bpchar\n"
         "column public.t.h type=character(7)\n"
         "column public.t.i type=\"char\"\n"
         "column public.t.j type=name\n"
         "column public.t.k type=character(3)\n"
         "column public.t.l type=character varying(5)\n"
         "column public.t.m type=character varying(9)\n"
         "column public.t.n type=character varying(3)\n"
         "column public.t.o type=character(3)[]\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_bits(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a bit, b bit(3), c bit varying, d bit varying(5), e varbit(6), f "
         "bit(4)[], g \"bit\", h \"bit\"(3));",
         "column(type)",
         "column public.t.a type=bit(1)\n"
         "column public.t.b type=bit(3)\n"
         "column public.t.c type=bit varying\n"
         "column public.t.d type=bit varying(5)\n"
         "column public.t.e type=bit varying(6)\n"
         "column public.t.f type=bit(4)[]\n"
         "column public.t.g type=\"bit\"\n"
         "column public.t.h type=bit(3)\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_times(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a time, b time(3), c timetz, d time(2) with time zone, e timestamp, f "
         "timestamp(3), g timestamptz, h timestamptz(0), i timestamp with time zone, j date, k "
         "timestamp(3)[], l \"timestamp\"(2));",
         "column(type)",
         "column public.t.a type=time without time zone\n"
         "column public.t.b type=time(3) without time zone\n"
         "column public.t.c type=time with time zone\n"
         "column public.t.d type=time(2) with time zone\n"
         "column public.t.e type=timestamp without time zone\n"
         "column public.t.f type=timestamp(3) without time zone\n"
         "column public.t.g type=timestamp with time zone\n"
         "column public.t.h type=timestamp(0) with time zone\n"
         "column public.t.i type=timestamp with time zone\n"
         "column public.t.j type=date\n"
         "column public.t.k type=timestamp(3) without time zone[]\n"
         "column public.t.l type=timestamp(2) without time zone\n"},
        {"CREATE TABLE t (a interval, b interval(3), c interval year, d interval month, e interval "
         "day, f interval second(2), g interval year to month, h interval day to hour, i interval "
         "day to minute, j interval day to second(3), k interval hour to minute, l interval hour "
         "to second, m interval minute to second, n interval day[]);",
         "column(type)",
         "column public.t.a type=interval\n"
         "column public.t.b type=interval(3)\n"
         "column public.t.c type=interval year\n"
         "column public.t.d type=interval month\n"
         "column public.t.e type=interval day\n"
         "column public.t.f type=interval second(2)\n"
         "column public.t.g type=interval year to month\n"
         "column public.t.h type=interval day to hour\n"
         "column public.t.i type=interval day to minute\n"
         "column public.t.j type=interval day to second(3)\n"
         "column public.t.k type=interval hour to minute\n"
         "column public.t.l type=interval hour to second\n"
         "column public.t.m type=interval minute to second\n"
         "column public.t.n type=interval day[]\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_arrays(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int[], b int[][], c int[3], d int ARRAY, e int ARRAY[4], f _int4, g "
         "\"_text\", h pg_catalog._int4, i numeric(5,2)[]);",
         "column(type)",
         "column public.t.a type=integer[]\n"
         "column public.t.b type=integer[]\n"
         "column public.t.c type=integer[]\n"
         "column public.t.d type=integer[]\n"
         "column public.t.e type=integer[]\n"
         "column public.t.f type=integer[]\n"
         "column public.t.g type=text[]\n"
         "column public.t.h type=integer[]\n"
         "column public.t.i type=numeric(5,2)[]\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_others(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a uuid, b json, c jsonb, d xml, e inet, f bool, g bytea, h tsvector, i "
         "int4range, j tstzmultirange, k point, l regclass, m oid, n xid8, o pg_lsn);",
         "column(type)",
         "column public.t.a type=uuid\n"
         "column public.t.b type=json\n"
         "column public.t.c type=jsonb\n"
         "column public.t.d type=xml\n"
         "column public.t.e type=inet\n"
         "column public.t.f type=boolean\n"
         "column public.t.g type=bytea\n"
         "column public.t.h type=tsvector\n"
         "column public.t.i type=int4range\n"
         "column public.t.j type=tstzmultirange\n"
         "column public.t.k type=point\n"
         "column public.t.l type=regclass\n"
         "column public.t.m type=oid\n"
         "column public.t.n type=xid8\n"
         "column public.t.o type=pg_lsn\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_schemas(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TYPE mood AS ENUM ('a', 'b');\n"
         "CREATE TYPE s.mood AS ENUM ('c');\n"
         "CREATE TYPE \"My Type\" AS ENUM ('x');\n"
         "CREATE TYPE s.\"select\" AS ENUM ('y');\n"
         "CREATE TABLE t (a mood, b s.mood, c \"My Type\", d s.\"select\", e mood[], f _mood);\n"
         "SET search_path = s, public;\n"
         "CREATE TABLE t2 (a mood, b public.mood, c \"select\", d \"My Type\"[]);",
         "column(type) enum",
         "enum public.My Type\n"
         "enum public.mood\n"
         "enum s.mood\n"
         "enum s.select\n"
         "column public.t.a type=public.mood\n"
         "column public.t.b type=s.mood\n"
         "column public.t.c type=public.\"My Type\"\n"
         "column public.t.d type=s.\"select\"\n"
         "column public.t.e type=public.mood[]\n"
         "column public.t.f type=public.mood[]\n"
         "column s.t2.a type=s.mood\n"
         "column s.t2.b type=public.mood\n"
         "column s.t2.c type=s.\"select\"\n"
         "column s.t2.d type=public.\"My Type\"[]\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE DOMAIN email AS text;\n"
         "CREATE DOMAIN s.pos AS int;\n"
         "CREATE TYPE comp AS (x int, y text);\n"
         "CREATE TABLE t (a email, b s.pos, c comp, d email[]);",
         "column(type)",
         "column public.t.a type=public.email\n"
         "column public.t.b type=s.pos\n"
         "column public.t.c type=public.comp\n"
         "column public.t.d type=public.email[]\n"},
        {"CREATE TABLE a (x int);\n"
         "CREATE VIEW v AS SELECT 1 AS one;\n"
         "CREATE TABLE b (r a, s a[], t v);",
         "column(type)",
         "column public.a.x type=integer\n"
         "column public.b.r type=public.a\n"
         "column public.b.s type=public.a[]\n"
         "column public.b.t type=public.v\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE DOMAIN s.text AS int;\n"
         "SET search_path = s, public;\n"
         "CREATE TABLE t (a text, b s.text);",
         "column(type)",
         "column s.t.a type=text\n"
         "column s.t.b type=s.text\n"},
        {"CREATE SCHEMA extensions;\n"
         "CREATE EXTENSION vector SCHEMA extensions;\n"
         "CREATE TABLE t (a extensions.vector(3), b extensions.geometry(Point,4326));",
         "column(type)",
         "column public.t.a type=extensions.vector(3)\n"
         "column public.t.b type=extensions.geometry(point,4326)\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_refused(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a foo);", "column", "error: unknown type \"foo\"\n"},
        {"CREATE TABLE t (a public.foo[]);", "column", "error: unknown type \"public.foo\"\n"},
        {"CREATE TABLE t (a SETOF int);", "column",
         "error: column \"a\" of public.t cannot hold a set\n"},
        {"CREATE TABLE t (a record);", "column",
         "error: column public.t.a cannot have the pseudo-type record\n"},
        {"CREATE TABLE t (a anyelement);", "column",
         "error: column public.t.a cannot have the pseudo-type anyelement\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_enums(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TYPE m AS ENUM ('a', 'c');\n"
         "ALTER TYPE m ADD VALUE 'b' BEFORE 'c';\n"
         "ALTER TYPE m ADD VALUE 'd' AFTER 'c';\n"
         "ALTER TYPE m ADD VALUE 'e';\n"
         "ALTER TYPE m ADD VALUE IF NOT EXISTS 'e';\n"
         "ALTER TYPE m RENAME VALUE 'a' TO 'A';\n"
         "ALTER TYPE m RENAME TO mm;\n"
         "ALTER TYPE mm SET SCHEMA s;\n"
         "ALTER TYPE s.mm OWNER TO r1;",
         "enum(labels) owner(role)",
         "enum s.mm labels=A,b,c,d,e\n"
         "owner owner of s.mm role=r1\n"},
        {"CREATE TYPE m AS ENUM ();", "enum(labels)", "enum public.m\n"},
        {"CREATE TYPE m AS ENUM ('a', 'a');", "enum",
         "error: label \"a\" of enum \"m\" is given twice\n"},
        {"CREATE TYPE m AS ENUM "
         "('0123456789012345678901234567890123456789012345678901234567890123456789');",
         "enum",
         "error: label \"0123456789012345678901234567890123456789012345678901234567890123456789\" "
         "of enum \"m\" is longer than 63 bytes\n"},
        {"CREATE TYPE m AS ENUM ('a');\n"
         "ALTER TYPE m ADD VALUE 'a';",
         "enum", "error: enum \"m\" has the label \"a\" already\n"},
        {"CREATE TYPE m AS ENUM ('a');\n"
         "ALTER TYPE m ADD VALUE 'b' BEFORE 'x';",
         "enum", "error: enum \"m\" has no label \"x\"\n"},
        {"CREATE TYPE m AS ENUM ('a', 'b');\n"
         "ALTER TYPE m RENAME VALUE 'a' TO 'b';",
         "enum", "error: enum \"m\" has the label \"b\" already\n"},
        {"CREATE TYPE m AS ENUM ('a');\n"
         "ALTER TYPE m RENAME VALUE 'x' TO 'y';",
         "enum", "error: enum \"m\" has no label \"x\"\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
