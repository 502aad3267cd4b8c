/* Functions and procedures. */
#include "sqlread/reading.h"

static void test_arguments(void **state)
{
    static const FactRow rows[] = {
        {"CREATE FUNCTION f(a int, b text DEFAULT 'x', VARIADIC c int[] DEFAULT '{}') RETURNS int "
         "LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION g(int, int) RETURNS SETOF int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION h(a int, OUT b int, INOUT c text) LANGUAGE plpgsql AS 'BEGIN END';\n"
         "CREATE FUNCTION i() RETURNS TABLE (x int, y text) LANGUAGE sql AS 'SELECT 1, "
         "NULL::text';\n"
         "CREATE PROCEDURE p(a int, INOUT b int, OUT c int) LANGUAGE plpgsql AS 'BEGIN END';",
         "function(arguments returns returns_set) procedure(arguments)",
         "function public.f(integer, text, integer[]) arguments={name=a mode=IN "
         "type=integer},{name=b mode=IN type=text default_value='x'},{name=c mode=VARIADIC "
         "type=integer[] default_value='{}'} returns=integer\n"
         "function public.g(integer, integer) arguments={mode=IN type=integer},{mode=IN "
         "type=integer} returns=integer returns_set=true\n"
         "function public.h(integer, text) arguments={name=a mode=IN type=integer},{name=b "
         "mode=OUT type=integer},{name=c mode=INOUT type=text}\n"
         "function public.i() arguments={name=x mode=TABLE type=integer},{name=y mode=TABLE "
         "type=text} returns_set=true\n"
         "procedure public.p(integer, integer) arguments={name=a mode=IN type=integer},{name=b "
         "mode=INOUT type=integer},{name=c mode=OUT type=integer}\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_signatures(void **state)
{
    static const FactRow rows[] = {
        {"CREATE FUNCTION f(varchar(10)) RETURNS numeric(5,2) LANGUAGE sql AS 'SELECT 1.0';\n"
         "CREATE FUNCTION f(char, bpchar, \"char\", bit(3), \"bit\") RETURNS char(3) LANGUAGE sql "
         "AS 'SELECT NULL::bpchar';\n"
         "CREATE FUNCTION f(timestamp(3) with time zone, interval day, int[][], float) RETURNS int "
         "LANGUAGE sql AS 'SELECT 1';",
         "function(returns)",
         "function public.f(character varying) returns=numeric\n"
         "function public.f(character, character, \"char\", bit, bit) returns=character\n"
         "function public.f(timestamp with time zone, interval, integer[], double precision) "
         "returns=integer\n"},
        {"CREATE TABLE t (a int, b numeric(3,1));\n"
         "CREATE FUNCTION f(x t.a%TYPE) RETURNS t.b%TYPE LANGUAGE sql AS 'SELECT 1.0';\n"
         "CREATE FUNCTION g(t, t[]) RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';",
         "function(returns returns_set)",
         "function public.f(integer) returns=numeric\n"
         "function public.g(public.t, public.t[]) returns=public.t returns_set=true\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE FUNCTION s.f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "SET search_path = s, public;\n"
         "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "DROP FUNCTION f();",
         "function",
         "function public.f()\n"
         "function s.f(integer)\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_attributes(void **state)
{
    static const FactRow rows[] = {
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF "
         "PARALLEL SAFE COST 5 AS 'SELECT 1';\n"
         "CREATE FUNCTION g() RETURNS SETOF int LANGUAGE SQL CALLED ON NULL INPUT SECURITY INVOKER "
         "STABLE PARALLEL RESTRICTED ROWS 10 AS 'SELECT 1';\n"
         "CREATE FUNCTION h() RETURNS SETOF int LANGUAGE 'plpgsql' ROWS 1000 COST 100 AS 'BEGIN "
         "END';\n"
         "CREATE FUNCTION i(int) RETURNS int LANGUAGE c STRICT COST 1 SUPPORT s.h AS '$libdir/x', "
         "'y';\n"
         "CREATE FUNCTION j() RETURNS int8 LANGUAGE internal WINDOW AS 'window_row_number';",
         "function(language volatility parallel strict security_definer leakproof window cost rows "
         "support symbol)",
         "function public.f() language=sql volatility=IMMUTABLE parallel=SAFE strict=true "
         "security_definer=true leakproof=true cost=5\n"
         "function public.g() language=sql volatility=STABLE parallel=RESTRICTED rows=10\n"
         "function public.h() language=plpgsql volatility=VOLATILE parallel=UNSAFE\n"
         "function public.i(integer) language=c volatility=VOLATILE parallel=UNSAFE strict=true "
         "support=s.h symbol=y\n"
         "function public.j() language=internal volatility=VOLATILE parallel=UNSAFE window=true\n"},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = public, pg_temp SET "
         "work_mem TO '64MB' AS 'SELECT 1';\n"
         "CREATE FUNCTION g() RETURNS int LANGUAGE sql SET search_path = '' SET my.var = 'x' SET "
         "work_mem FROM CURRENT AS 'SELECT 1';",
         "function(settings)",
         "function public.f() settings={search_path=public, pg_temp work_mem=\"64MB\"}\n"
         "function public.g() settings={my.var=x search_path='' work_mem=CURRENT}\n"},
        {"CREATE FUNCTION f(a int) RETURNS SETOF int LANGUAGE sql SET work_mem = '1MB' SET "
         "search_path = '' AS 'SELECT 1';\n"
         "ALTER FUNCTION f(int) IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF PARALLEL SAFE COST 3 "
         "ROWS 7;\n"
         "ALTER FUNCTION f SET work_mem = '2MB';\n"
         "ALTER ROUTINE f RESET search_path;\n"
         "CREATE FUNCTION g() RETURNS int LANGUAGE sql IMMUTABLE STRICT SECURITY DEFINER LEAKPROOF "
         "COST 7 SET work_mem = '1MB' AS 'SELECT 1';\n"
         "ALTER FUNCTION g() VOLATILE CALLED ON NULL INPUT SECURITY INVOKER NOT LEAKPROOF COST 100 "
         "RESET ALL;",
         "function(volatility strict security_definer leakproof parallel cost rows settings)",
         "function public.f(integer) volatility=IMMUTABLE strict=true security_definer=true "
         "leakproof=true parallel=SAFE cost=3 rows=7 settings={work_mem=\"2MB\"}\n"
         "function public.g() volatility=VOLATILE parallel=UNSAFE\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_bodies(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 'a;b' $$;\n"
         "CREATE FUNCTION g(x int) RETURNS int RETURN x + 1;\n"
         "CREATE PROCEDURE p(x int) BEGIN ATOMIC INSERT INTO t VALUES (x); DELETE FROM t; END;",
         "function(body sql_body) procedure(sql_body)",
         "function public.f() body= SELECT 'a;b' \n"
         "function public.g(integer) sql_body=RETURN x + 1\n"
         "procedure public.p(integer) sql_body=BEGIN ATOMIC\n"
         "  INSERT INTO public.t (a) VALUES (x);\n"
         "  DELETE FROM public.t;\n"
         "END\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_replace(void **state)
{
    static const FactRow rows[] = {
        {"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';\n"
         "COMMENT ON FUNCTION f(int) IS 'x';\n"
         "ALTER FUNCTION f(int) OWNER TO r1;\n"
         "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2';",
         "function(body volatility) comment(text) owner(role)",
         "function public.f(integer) body=SELECT 2 volatility=VOLATILE\n"
         "owner owner of public.f(integer) role=r1\n"
         "comment comment on public.f(integer) text=x\n"},
        {"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE OR REPLACE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 2';",
         "function",
         "error: CREATE OR REPLACE cannot rename the parameters of public.f(integer)\n"},
        {"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE OR REPLACE FUNCTION f(a int) RETURNS text LANGUAGE sql AS 'SELECT NULL';",
         "function", "error: CREATE OR REPLACE cannot change the result of public.f(integer)\n"},
        {"CREATE FUNCTION f(a int, OUT b int) LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE OR REPLACE FUNCTION f(a int, OUT b int, OUT c int) LANGUAGE sql AS 'SELECT 1, 2';",
         "function", "error: CREATE OR REPLACE cannot change the result of public.f(integer)\n"},
        {"CREATE FUNCTION f(a int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
         "function",
         "error: CREATE OR REPLACE cannot remove defaults from the parameters of "
         "public.f(integer)\n"},
        {"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE OR REPLACE PROCEDURE f(a int) LANGUAGE sql AS 'SELECT 1';",
         "function",
         "error: procedure \"public.f(integer)\" cannot have the name of function "
         "\"public.f(integer)\"\n"},
        {"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION f(b int) RETURNS text LANGUAGE sql AS 'SELECT NULL';",
         "function", "error: function \"public.f(integer)\" is defined twice\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_refused(void **state)
{
    static const FactRow rows[] = {
        {"CREATE FUNCTION f(a int DEFAULT 1, b int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
         "function", "error: parameter \"b\" has no default, but one before it has\n"},
        {"CREATE PROCEDURE f(a int DEFAULT 1, OUT b int) LANGUAGE plpgsql AS 'BEGIN END';",
         "procedure", "error: parameter \"b\" is OUT and stands after one with a default\n"},
        {"CREATE FUNCTION f(a int, a int) RETURNS int LANGUAGE sql AS 'SELECT 1';", "function",
         "error: parameter \"a\" is named twice\n"},
        {"CREATE FUNCTION f(a int, OUT a int) LANGUAGE sql AS 'SELECT 1';", "function",
         "function public.f(integer)\n"},
        {"CREATE FUNCTION f(VARIADIC a int) RETURNS int LANGUAGE sql AS 'SELECT 1';", "function",
         "error: parameter \"a\" is VARIADIC and has to be an array\n"},
        {"CREATE FUNCTION f(VARIADIC a int[], b int) RETURNS int LANGUAGE sql AS 'SELECT 1';",
         "function", "error: parameter \"a\" is VARIADIC and has to be the last one\n"},
        {"CREATE FUNCTION f() RETURNS int AS 'SELECT 1';", "function",
         "error: the function has no LANGUAGE\n"},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql;", "function",
         "error: the function has no body\n"},
        {"CREATE FUNCTION f(a int) LANGUAGE sql AS 'SELECT 1';", "function",
         "error: the function has neither RETURNS nor OUT parameters\n"},
        {"CREATE FUNCTION f(OUT a int) RETURNS text LANGUAGE sql AS 'SELECT 1';", "function",
         "error: the function has to return integer because of its OUT parameters\n"},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql IMMUTABLE STABLE AS 'SELECT 1';", "function",
         "error: this clause of the function contradicts or repeats one before it\n"},
        {"ALTER FUNCTION nothing() STABLE;", "function", "error: unknown routine \"nothing\"\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_drop(void **state)
{
    static const FactRow rows[] = {
        {"CREATE PROCEDURE p(a int, OUT b int) LANGUAGE plpgsql AS 'BEGIN END';\n"
         "CREATE PROCEDURE q(a int, OUT b int) LANGUAGE plpgsql AS 'BEGIN END';\n"
         "CREATE PROCEDURE r(a int, OUT b int) LANGUAGE plpgsql AS 'BEGIN END';\n"
         "CREATE FUNCTION f(a int, OUT b int) LANGUAGE plpgsql AS 'BEGIN END';\n"
         "DROP PROCEDURE p(int), q(int, int), r(a int, OUT b int);\n"
         "DROP ROUTINE f(int);",
         "function procedure", ""},
        {"CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "DROP FUNCTION f;",
         "function",
         "error: there is more than one function \"f\": name the types of its arguments\n"},
        {"CREATE PROCEDURE f() LANGUAGE sql AS 'SELECT 1';\n"
         "DROP FUNCTION f();",
         "function", "error: public.f() is a procedure, not a function\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
