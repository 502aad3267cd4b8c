/* GRANT and REVOKE, one after the other; what is left is what the catalog would hold. */
#include "sqlread/reading.h"

static void test_tables(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "GRANT SELECT, INSERT ON t TO anon;\n"
         "GRANT UPDATE ON t TO anon;\n"
         "REVOKE INSERT ON t FROM anon;\n"
         "GRANT ALL ON t TO r1;\n"
         "GRANT SELECT ON t TO PUBLIC;",
         "grant(privileges grantable)",
         "grant grant on public.t to anon privileges=SELECT,UPDATE\n"
         "grant grant on public.t to public privileges=SELECT\n"
         "grant grant on public.t to r1 privileges=ALL\n"},
        {"CREATE TABLE t (a int);\n"
         "GRANT ALL PRIVILEGES ON TABLE t TO r1 WITH GRANT OPTION;\n"
         "REVOKE GRANT OPTION FOR ALL ON t FROM r1;\n"
         "GRANT ALL ON t TO r2 WITH GRANT OPTION;\n"
         "REVOKE ALL ON t FROM r2 CASCADE;",
         "grant(privileges grantable)", "grant grant on public.t to r1 privileges=ALL\n"},
        {"CREATE TABLE t (a int);\n"
         "GRANT SELECT, UPDATE ON t TO r1 WITH GRANT OPTION;\n"
         "REVOKE GRANT OPTION FOR UPDATE ON t FROM r1;\n"
         "GRANT SELECT ON t TO r1;",
         "grant(privileges grantable)",
         "grant grant on public.t to r1 privileges=SELECT,UPDATE grantable=SELECT\n"},
        {"CREATE TABLE t (a int);\n"
         "GRANT ALL ON t TO r1;\n"
         "REVOKE DELETE ON t FROM r1;",
         "grant(privileges)",
         "grant grant on public.t to r1 "
         "privileges=INSERT,MAINTAIN,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE\n"},
        {"CREATE TABLE t (a int);\n"
         "REVOKE ALL ON t FROM anon;\n"
         "REVOKE SELECT ON t FROM PUBLIC;\n"
         "GRANT SELECT ON t TO r1;\n"
         "REVOKE SELECT ON t FROM r1;",
         "grant", ""},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

/* The role that has the option grants as itself; everybody else who may acts for the owner. */
static void test_grantors(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "GRANT SELECT, INSERT ON t TO \"R 1\" WITH GRANT OPTION;\n"
         "SET ROLE \"R 1\";\n"
         "GRANT ALL ON t TO r2 WITH GRANT OPTION;\n"
         "SET SESSION AUTHORIZATION r2;\n"
         "GRANT SELECT ON t TO PUBLIC GRANTED BY r2;\n"
         "RESET SESSION AUTHORIZATION;\n"
         "GRANT SELECT ON t TO PUBLIC;",
         "grant(privileges grantable grantor)",
         "grant grant on public.t to R 1 privileges=INSERT,SELECT grantable=INSERT,SELECT\n"
         "grant grant on public.t to public privileges=SELECT\n"
         "grant grant on public.t to public by r2 privileges=SELECT grantor=r2\n"
         "grant grant on public.t to r2 by R 1 privileges=INSERT,SELECT "
         "grantable=INSERT,SELECT grantor=R 1\n"},
        /* What comes by another option as well stays. */
        {"CREATE TABLE t (a int);\n"
         "GRANT SELECT ON t TO r1, r2 WITH GRANT OPTION;\n"
         "SET ROLE r1;\n"
         "GRANT SELECT ON t TO r3 WITH GRANT OPTION;\n"
         "SET ROLE r2;\n"
         "GRANT SELECT ON t TO r3 WITH GRANT OPTION;\n"
         "SET ROLE r3;\n"
         "GRANT SELECT ON t TO r4;\n"
         "RESET ROLE;\n"
         "REVOKE SELECT ON t FROM r1 CASCADE;",
         "grant(privileges)",
         "grant grant on public.t to r2 privileges=SELECT\n"
         "grant grant on public.t to r3 by r2 privileges=SELECT\n"
         "grant grant on public.t to r4 by r3 privileges=SELECT\n"},
        {"CREATE ROLE boss; CREATE ROLE deputy; GRANT boss TO deputy; CREATE ROLE root SUPERUSER;\n"
         "CREATE TABLE t (a int);\n"
         "ALTER TABLE t OWNER TO boss;\n"
         "GRANT SELECT ON t TO root WITH GRANT OPTION;\n"
         "SET ROLE boss; GRANT SELECT ON t TO r1;\n"
         "SET ROLE deputy; GRANT INSERT ON t TO r1;\n"
         "SET ROLE root; GRANT UPDATE ON t TO r1;",
         "grant(privileges)",
         "grant grant on public.t to r1 privileges=INSERT,SELECT,UPDATE\n"
         "grant grant on public.t to root privileges=SELECT\n"},
        /* aclnewowner() of the server. */
        {"CREATE TABLE t (a int);\n"
         "ALTER TABLE t OWNER TO o;\n"
         "GRANT SELECT ON t TO r1 WITH GRANT OPTION;\n"
         "GRANT UPDATE (a) ON t TO o;\n"
         "SET ROLE r1; GRANT SELECT ON t TO r2, o; RESET ROLE;\n"
         "ALTER TABLE t OWNER TO r1;",
         "grant(privileges grantable grantor)",
         "grant grant on public.t to r1 privileges=ALL grantable=SELECT\n"
         "grant grant on public.t to r2 privileges=SELECT\n"
         "grant grant on public.t.a to r1 privileges=UPDATE\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_columns(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int);\n"
         "GRANT SELECT (a, b), UPDATE (a) ON t TO anon;\n"
         "GRANT INSERT (b) ON t TO anon WITH GRANT OPTION;\n"
         "REVOKE SELECT (b) ON t FROM anon;\n"
         "GRANT ALL (b) ON t TO r1;",
         "grant(privileges grantable)",
         "grant grant on public.t.a to anon privileges=SELECT,UPDATE\n"
         "grant grant on public.t.b to anon privileges=INSERT grantable=INSERT\n"
         "grant grant on public.t.b to r1 privileges=ALL\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "GRANT SELECT (a) ON t TO anon;\n"
         "GRANT SELECT ON t TO anon;\n"
         "REVOKE SELECT ON t FROM anon;",
         "grant(privileges)", ""},
        {"CREATE TABLE t (a int, b int);\n"
         "GRANT SELECT ON t TO anon;\n"
         "REVOKE SELECT (a) ON t FROM anon;\n"
         "CREATE VIEW v AS SELECT a FROM t;\n"
         "GRANT SELECT (a) ON v TO anon;",
         "grant(privileges)",
         "grant grant on public.t to anon privileges=SELECT\n"
         "grant grant on public.v.a to anon privileges=SELECT\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_routines(void **state)
{
    static const FactRow rows[] = {
        {"CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE FUNCTION h() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "REVOKE ALL ON FUNCTION f(int) FROM PUBLIC;\n"
         "GRANT EXECUTE ON FUNCTION f TO anon, authenticated;\n"
         "REVOKE EXECUTE ON FUNCTION g() FROM PUBLIC;\n"
         "GRANT EXECUTE ON FUNCTION g() TO PUBLIC;\n"
         "GRANT EXECUTE ON FUNCTION h() TO PUBLIC;",
         "grant(privileges)",
         "grant grant on public.f(integer) to anon privileges=ALL\n"
         "grant grant on public.f(integer) to authenticated privileges=ALL\n"
         "grant grant on public.f(integer) to public\n"},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';\n"
         "REVOKE ALL ON ALL ROUTINES IN SCHEMA public FROM PUBLIC;\n"
         "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO anon;\n"
         "CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';",
         "grant(privileges)",
         "grant grant on public.f() to anon privileges=ALL\n"
         "grant grant on public.f() to public\n"
         "grant grant on public.p() to public\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_others(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TYPE e AS ENUM ('a');\n"
         "CREATE SEQUENCE q;\n"
         "GRANT USAGE ON SCHEMA s TO anon;\n"
         "GRANT ALL ON SCHEMA s TO r1;\n"
         "REVOKE USAGE ON SCHEMA public FROM PUBLIC;\n"
         "REVOKE USAGE ON TYPE e FROM PUBLIC;\n"
         "GRANT USAGE ON TYPE e TO anon WITH GRANT OPTION;\n"
         "GRANT USAGE, SELECT ON SEQUENCE q TO anon;\n"
         "GRANT ALL ON TABLE q TO r1;",
         "grant(privileges grantable)",
         "grant grant on public to public\n"
         "grant grant on s to anon privileges=USAGE\n"
         "grant grant on s to r1 privileges=ALL\n"
         "grant grant on public.e to anon privileges=ALL grantable=ALL\n"
         "grant grant on public.e to public\n"
         "grant grant on public.q to anon privileges=SELECT,USAGE\n"
         "grant grant on public.q to r1 privileges=ALL\n"},
        {"CREATE TYPE e AS ENUM ('a');\n"
         "REVOKE ALL ON TYPE e FROM PUBLIC;\n"
         "GRANT ALL ON TYPE e TO PUBLIC;\n"
         "GRANT USAGE ON SCHEMA public TO PUBLIC;",
         "grant", ""},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_all_in_schema(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE t (a int, id int GENERATED ALWAYS AS IDENTITY);\n"
         "CREATE VIEW v AS SELECT 1 AS x;\n"
         "CREATE SEQUENCE q;\n"
         "CREATE TABLE s.t (a int);\n"
         "GRANT SELECT ON ALL TABLES IN SCHEMA public, s TO anon;\n"
         "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO anon;\n"
         "REVOKE SELECT ON ALL TABLES IN SCHEMA s FROM anon;\n"
         "CREATE TABLE later (a int);",
         "grant(privileges)",
         "grant grant on public.q to anon privileges=USAGE\n"
         "grant grant on public.t to anon privileges=SELECT\n"
         "grant grant on identity of public.t.id to anon privileges=USAGE\n"
         "grant grant on public.v to anon privileges=SELECT\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_names_follow(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int);\n"
         "GRANT SELECT ON t TO anon;\n"
         "GRANT UPDATE (b) ON t TO anon;\n"
         "GRANT UPDATE (a) ON t TO anon;\n"
         "ALTER TABLE t RENAME COLUMN b TO c;\n"
         "ALTER TABLE t RENAME TO u;\n"
         "ALTER TABLE u DROP COLUMN a;",
         "grant(privileges)",
         "grant grant on public.u to anon privileges=SELECT\n"
         "grant grant on public.u.c to anon privileges=UPDATE\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_roles(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "CREATE TABLE u (a int);\n"
         "GRANT SELECT, INSERT ON t, u TO anon, \"Anon\", r1;\n"
         "REVOKE INSERT ON u FROM anon, \"Anon\";\n"
         "GRANT DELETE ON t TO CURRENT_USER;",
         "grant(privileges)",
         "grant grant on public.t to Anon privileges=INSERT,SELECT\n"
         "grant grant on public.t to CURRENT_USER privileges=DELETE\n"
         "grant grant on public.t to anon privileges=INSERT,SELECT\n"
         "grant grant on public.t to r1 privileges=INSERT,SELECT\n"
         "grant grant on public.u to Anon privileges=SELECT\n"
         "grant grant on public.u to anon privileges=SELECT\n"
         "grant grant on public.u to r1 privileges=INSERT,SELECT\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

/* A database is there when it is named; settings need no more than the names of role and database. */
static void test_databases(void **state)
{
    static const FactRow rows[] = {
        {"GRANT CONNECT, TEMP ON DATABASE a, \"B c\" TO anon;\n"
         "REVOKE ALL ON DATABASE a FROM PUBLIC;\n"
         "GRANT ALL ON DATABASE a TO boss WITH GRANT OPTION;\n"
         "GRANT CONNECT ON DATABASE d TO PUBLIC;\n"
         "ALTER DATABASE a OWNER TO admin;\n"
         "COMMENT ON DATABASE d IS 'x';",
         "database grant(privileges grantable) owner(role) comment(text)",
         "database B c\n"
         "database a\n"
         "database d\n"
         "owner owner of a role=admin\n"
         "grant grant on B c to anon privileges=CONNECT,TEMPORARY\n"

         "grant grant on a to anon privileges=CONNECT,TEMPORARY\n"
         "grant grant on a to boss privileges=ALL grantable=ALL\n"
         "grant grant on a to public\n"
         "comment comment on d text=x\n"},
        {"ALTER ROLE app SET work_mem = 1;\n"
         "CREATE ROLE app;\n"
         "ALTER ROLE app IN DATABASE a SET work_mem = 2;\n"
         "ALTER ROLE anon SET work_mem = 3;\n"
         "ALTER ROLE anon IN DATABASE a SET work_mem = 4;\n"
         "ALTER ROLE ALL SET work_mem = 5;\n"
         "ALTER ROLE ALL IN DATABASE a SET work_mem = 6;\n"
         "ALTER DATABASE a SET lock_timeout = 7;\n"
         "ALTER DATABASE a RESET work_mem;\n"
         "ALTER DATABASE b SET lock_timeout = 8;\n"
         "ALTER DATABASE b RESET ALL;\n"
         "ALTER ROLE other SET lock_timeout = 8;\n"
         "ALTER ROLE other SET lock_timeout TO DEFAULT;",
         "role(settings) role_setting(settings)",
         "role app settings={work_mem=1}\n"
         "role_setting settings of anon settings={work_mem=3}\n"
         "role_setting settings of anon in a settings={work_mem=4}\n"
         "role_setting settings of public settings={work_mem=5}\n"
         "role_setting settings of public in a settings={lock_timeout=7}\n"
         "role_setting app.a settings={work_mem=2}\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_refused(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int);\n"
         "GRANT EXECUTE ON t TO anon;",
         "grant", "error: there is no privilege EXECUTE on a table\n"},
        {"CREATE TABLE t (a int);\n"
         "GRANT DELETE (a) ON t TO anon;",
         "grant", "error: there is no privilege DELETE on a column\n"},
        {"CREATE SEQUENCE q;\n"
         "GRANT INSERT ON SEQUENCE q TO anon;",
         "grant", "error: there is no privilege INSERT on a sequence\n"},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
         "GRANT SELECT ON FUNCTION f() TO anon;",
         "grant", "error: there is no privilege SELECT on a function\n"},
        {"CREATE TABLE t (a int);\n"
         "GRANT USAGE ON SEQUENCE t TO anon;",
         "grant", "error: public.t is a table, not a sequence\n"},
        {"GRANT SELECT ON nothing TO anon;", "grant", "error: unknown table \"nothing\"\n"},
        {"CREATE TABLE t (a int);\n"
         "GRANT SELECT (b) ON t TO anon;",
         "grant", "error: column \"b\" does not exist in public.t\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
