/* The search path: where things are made, and where names are found. */
#include "sqlread/reading.h"

#define SCHEMAS "create schema a; create schema b; create schema \"My, schema\";\n"

static void test_making(void **state)
{
    static const FactRow rows[] = {
        {SCHEMAS "create table t (); set search_path to a, b; create table u (); set search_path = "
                 "b; create table v (); reset search_path; create table w (); "
                 "set search_path = a; reset all; create table x ();",
         "table", "table a.u\ntable b.v\ntable public.t\ntable public.w\ntable public.x\n"},
        {SCHEMAS
         "set local search_path to a; create table t (); set session search_path to b; create "
         "table u ();",
         "table", "table a.t\ntable b.u\n"},
        {SCHEMAS
         "set search_path to default; create table t (); set schema 'a'; create table u ();",
         "table", "table a.u\ntable public.t\n"},
        {SCHEMAS
         "set search_path to \"$user\", a; create table t (); set search_path to pg_catalog, b; "
         "create table u ();",
         "table", "table a.t\ntable b.u\n"},
        {SCHEMAS
         "set search_path to \"My, schema\"; create table t (); set search_path = 'a'; create "
         "table u ();",
         "table", "table My, schema.t\ntable a.u\n"},
        {SCHEMAS "select pg_catalog.set_config('search_path', 'b, a', false); create table t (); "
                 "select set_config('search_path', '\"My, schema\",a', true); create table u ();",
         "table", "table My, schema.u\ntable b.t\n"},
        /* As pg_dump does it: an empty path, and every name qualified. */
        {SCHEMAS
         "select pg_catalog.set_config('search_path', '', false); create table a.t (id int); "
         "create index i on a.t (id);",
         "table index", "table a.t\nindex a.i\n"},
        /* Other settings, and other functions of that name's like, change nothing. */
        {SCHEMAS
         "set statement_timeout = 0; select set_config('role', 'a', false); create table t ();",
         "table", "table public.t\n"},
        /* SET LOCAL holds to the end of the transaction; where a file has none, it is run in one. */
        {SCHEMAS
         "set search_path to b; begin; set local search_path to a; create table t (); commit; "
         "create table u (); begin; select set_config('search_path', 'a', true); create table "
         "v (); rollback; create table w ();",
         "table", "table a.t\ntable a.v\ntable b.u\ntable b.w\n"},
        {SCHEMAS
         "begin; set local search_path to a; set search_path to b; create table t (); commit; "
         "create table u ();",
         "table", "table b.t\ntable b.u\n"},
        /* Names are folded to lower case outside of quotes. */
        {SCHEMAS "select set_config('search_path', 'A', false); create table t ();", "table",
         "table a.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_finding(void **state)
{
    static const FactRow rows[] = {
        {SCHEMAS
         "create table a.t (x int); create table b.t (y int); set search_path to b, a; create "
         "view v as select * from t;",
         "view(query)", "view b.v query=SELECT t.y FROM b.t\n"},
        {SCHEMAS
         "create table a.t (x int); set search_path to b, a; create index i on t (x); alter "
         "table t add column z int; comment on table t is 'c';",
         "column index comment", "column a.t.x\ncolumn a.t.z\nindex a.i\ncomment comment on a.t\n"},
        /* The path of the statement counts, also when it has to wait. */
        {SCHEMAS
         "set search_path to a; create view v as select x from t; set search_path to b; create "
         "table a.t (x int); create table t (y int);",
         "view(query)", "view a.v query=SELECT x FROM a.t\n"},
        {SCHEMAS
         "create type a.state as enum ('on'); set search_path to b, a; create table t (s state);",
         "column(type)", "column b.t.s type=a.state\n"},
        {SCHEMAS
         "create table a.t (id int primary key); set search_path to b; create table u (id int "
         "references t);",
         "table", "error: foreign key \"u_id_fkey\" references unknown table \"t\"\n"},
        /* Equal words mean something else under another path, or for a column of another type. */
        {SCHEMAS
         "create function a.f() returns int return 1; create function b.f() returns int return 2; "
         "set search_path to a; create table t (x int default f(), y int default f(), z bigint "
         "default f()); set search_path to b; create table t (x int default f()); set "
         "search_path to a; create table u (x int default f(), y bigint default '1', z text "
         "default '1');",
         "default(expr)",
         "default default of a.t.x expr=a.f()\ndefault default of a.t.y expr=a.f()\n"
         "default default of a.t.z expr=a.f()\ndefault default of a.u.x expr=a.f()\n"
         "default default of a.u.y expr='1'\ndefault default of a.u.z expr='1'\n"
         "default default of b.t.x expr=b.f()\n"},
        /* What is in pg_catalog needs no schema, whatever the path. */
        {SCHEMAS "set search_path to ''; create table a.t (x int4, y pg_catalog.int8 default "
                 "length('a'));",
         "column(type)", "column a.t.x type=integer\ncolumn a.t.y type=bigint\n"},
        /* Each file begins anew; a function's own setting is its own. */
        {SCHEMAS
         "create function f() returns int language sql set search_path = a as 'select 1'; create "
         "table t ();",
         "table", "table public.t\n"},
        {SCHEMAS
         "create schema c create table t (x int) create view v as select x from t; create table "
         "u ();",
         "table view", "table c.t\ntable public.u\nview c.v\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
