/*
 * The names that the server makes for constraints, indexes and sequences. All of them were compared with a server.
 */
#include "sqlread/reading.h"

static void test_checks(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int CHECK (a > 0), b int CHECK (a > b), CHECK (a > b), CHECK (b < 5), "
         "CHECK (true), CHECK (t.a > 3), CONSTRAINT nm CHECK (a > 1));",
         "check",
         "check public.t.nm\n"
         "check public.t.t_a_check\n"
         "check public.t.t_a_check1\n"
         "check public.t.t_b_check\n"
         "check public.t.t_check\n"
         "check public.t.t_check1\n"
         "check public.t.t_check2\n"},
        {"CREATE TABLE t (a int CHECK (a > 0) CHECK (a < 10), CHECK (a > 3));", "check",
         "check public.t.t_a_check\n"
         "check public.t.t_a_check1\n"
         "check public.t.t_a_check2\n"},
        {"CREATE TABLE t (a int, b int, CHECK (t IS NOT NULL), CHECK (length(a::text) > "
         "coalesce(a, 2)), CHECK (a IN (1, 2)));",
         "check",
         "check public.t.t_a_check\n"
         "check public.t.t_a_check1\n"
         "check public.t.t_check\n"},
        {"CREATE TABLE t (CHECK (b > 0), a int, b int);", "check", "check public.t.t_b_check\n"},
        {"CREATE TABLE o (a int, CONSTRAINT t_a_check CHECK (a > 0));\n"
         "CREATE TABLE t (a int CHECK (a > 0));",
         "check",
         "check public.o.t_a_check\n"
         "check public.t.t_a_check1\n"},
        {"CREATE SCHEMA s;\n"
         "CREATE TABLE s.o (a int, CONSTRAINT t_a_check CHECK (a > 0));\n"
         "CREATE TABLE t (a int CHECK (a > 0));",
         "check",
         "check public.t.t_a_check\n"
         "check s.o.t_a_check\n"},
        {"CREATE TABLE t (a int CHECK (a > 0));\n"
         "ALTER TABLE t DROP CONSTRAINT t_a_check;\n"
         "ALTER TABLE t ADD CHECK (a > 1), ADD CHECK (a > 2);",
         "check",
         "check public.t.t_a_check\n"
         "check public.t.t_a_check1\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_keys(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b int, c int, UNIQUE (a, b, c), UNIQUE (a), UNIQUE (c) INCLUDE "
         "(a), PRIMARY KEY (b, c));",
         "primary_key(columns) unique(columns include)",
         "primary_key public.t.t_pkey columns=b,c\n"
         "unique public.t.t_a_b_c_key columns=a,b,c\n"
         "unique public.t.t_a_key columns=a\n"
         "unique public.t.t_c_a_key columns=c include=a\n"},
        {"CREATE TABLE t (a int UNIQUE, b int PRIMARY KEY, UNIQUE (b) INCLUDE (a));",
         "primary_key(columns) unique(columns include)",
         "primary_key public.t.t_pkey columns=b\n"
         "unique public.t.t_a_key columns=a\n"
         "unique public.t.t_b_a_key columns=b include=a\n"},
        {"CREATE TABLE t (a int);\n"
         "CREATE INDEX t_a_key ON t (a);\n"
         "ALTER TABLE t ADD UNIQUE (a);",
         "unique index",
         "unique public.t.t_a_key1\n"
         "index public.t_a_key\n"},
        {"CREATE TABLE t_pkey (a int);\n"
         "CREATE TABLE t (a int PRIMARY KEY);",
         "primary_key table",
         "table public.t\n"
         "table public.t_pkey\n"
         "primary_key public.t.t_pkey1\n"},
        {"CREATE TABLE a_b (c int CHECK (c > 0), UNIQUE (c));\n"
         "CREATE TABLE a (b_c int CHECK (b_c > 0), UNIQUE (b_c));",
         "check unique",
         "unique public.a.a_b_c_key1\n"
         "unique public.a_b.a_b_c_key\n"
         "check public.a.a_b_c_check1\n"
         "check public.a_b.a_b_c_check\n"},
        {"CREATE TABLE t (a int, b int);\n"
         "CREATE UNIQUE INDEX ui ON t (a);\n"
         "CREATE UNIQUE INDEX u2 ON t (b);\n"
         "ALTER TABLE t ADD PRIMARY KEY USING INDEX ui;\n"
         "ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX u2;",
         "primary_key unique index",
         "primary_key public.t.ui\n"
         "unique public.t.u\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_equal_keys(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int UNIQUE, UNIQUE (a), b int PRIMARY KEY, UNIQUE (b));",
         "primary_key unique",
         "primary_key public.t.t_pkey\n"
         "unique public.t.t_a_key\n"},
        {"CREATE TABLE t (a int, UNIQUE (a), CONSTRAINT foo UNIQUE (a), CONSTRAINT bar UNIQUE "
         "(a));",
         "primary_key unique", "unique public.t.foo\n"},
        {"CREATE TABLE t (a int, CONSTRAINT uu UNIQUE (a), PRIMARY KEY (a));", "primary_key unique",
         "primary_key public.t.uu\n"},
        {"CREATE TABLE t (a int, b int, UNIQUE (a, b), UNIQUE (b, a), UNIQUE (a, b) DEFERRABLE);",
         "primary_key unique(columns)",
         "unique public.t.t_a_b_key columns=a,b\n"
         "unique public.t.t_a_b_key1 columns=a,b\n"
         "unique public.t.t_b_a_key columns=b,a\n"},
        {"CREATE TABLE t (a int UNIQUE);\n"
         "ALTER TABLE t ADD UNIQUE (a);",
         "unique",
         "unique public.t.t_a_key\n"
         "unique public.t.t_a_key1\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_foreign_keys(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE p (a int, b int UNIQUE, PRIMARY KEY (a, b));\n"
         "CREATE TABLE t (x int, y int REFERENCES p (b), FOREIGN KEY (x, y) REFERENCES p, FOREIGN "
         "KEY (y) REFERENCES p (b));",
         "foreign_key(columns target_columns)",
         "foreign_key public.t.t_x_y_fkey columns=x,y target_columns=a,b\n"
         "foreign_key public.t.t_y_fkey columns=y target_columns=b\n"
         "foreign_key public.t.t_y_fkey1 columns=y target_columns=b\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_serial_and_identity(void **state)
{
    static const FactRow rows[] = {
        {"CREATE SEQUENCE t_a_seq;\n"
         "CREATE TABLE t (a serial, b bigserial);",
         "sequence sequence_owner(column_sql)",
         "sequence public.t_a_seq\n"
         "sequence public.t_a_seq1\n"
         "sequence public.t_b_seq\n"
         "sequence_owner owning column of public.t_a_seq1 column_sql=public.t.a\n"
         "sequence_owner owning column of public.t_b_seq column_sql=public.t.b\n"},
        {"CREATE TABLE a (b_c int GENERATED ALWAYS AS IDENTITY);\n"
         "CREATE TABLE a_b (c serial);",
         "sequence identity(sequence_name)",
         "sequence public.a_b_c_seq1\n"
         "identity identity of public.a.b_c sequence_name=a_b_c_seq\n"},
        {"CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY, b int GENERATED ALWAYS AS IDENTITY "
         "(SEQUENCE NAME numbers));",
         "sequence identity(sequence_name)",
         "identity identity of public.t.a sequence_name=t_a_seq\n"
         "identity identity of public.t.b sequence_name=numbers\n"},
        {"CREATE TABLE t (a serial PRIMARY KEY, b int CHECK (b > 0));\n"
         "ALTER TABLE t RENAME TO u;\n"
         "CREATE TABLE t (a serial PRIMARY KEY, b int CHECK (b > 0));\n"
         "ALTER TABLE u ADD CHECK (b > 2);",
         "sequence sequence_owner(column_sql) check primary_key",
         "sequence public.t_a_seq\n"
         "sequence public.t_a_seq1\n"
         "primary_key public.t.t_pkey1\n"
         "primary_key public.u.t_pkey\n"
         "check public.t.t_b_check1\n"
         "check public.u.t_b_check\n"
         "check public.u.u_b_check\n"
         "sequence_owner owning column of public.t_a_seq column_sql=public.u.a\n"
         "sequence_owner owning column of public.t_a_seq1 column_sql=public.t.a\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_long_names(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_0123456789_more (id "
         "serial PRIMARY KEY, x int UNIQUE REFERENCES "
         "abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_0123456789_more);",
         "sequence primary_key unique foreign_key",
         "sequence public.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_01_id_seq\n"
         "primary_key "
         "public.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_012345678."
         "abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_0123_pkey\n"
         "unique "
         "public.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_012345678."
         "abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_012_x_key\n"
         "foreign_key "
         "public.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_012345678."
         "abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_01_x_fkey\n"},
        {"CREATE TABLE abcdefghijklmnopqrstuvwxyz (abcdefghijklmnopqrstuvwxyz_column_one int "
         "UNIQUE CHECK (abcdefghijklmnopqrstuvwxyz_column_one > 0), CHECK "
         "(abcdefghijklmnopqrstuvwxyz_column_one < 5));",
         "check unique",
         "unique "
         "public.abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_"
         "colum_key\n"
         "check "
         "public.abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_"
         "co_check1\n"
         "check "
         "public.abcdefghijklmnopqrstuvwxyz.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_"
         "col_check\n"},
        {"CREATE TABLE t (column_number_one_with_a_long_name int, "
         "column_number_two_with_a_long_name int, column_three int, UNIQUE "
         "(column_number_one_with_a_long_name, column_number_two_with_a_long_name, column_three));",
         "unique",
         "unique public.t.t_column_number_one_with_a_long_name_column_number_two_with_key\n"},
        {"CREATE TABLE \"täßle_äöüäöüäöüäöüäöüäöüäöü\" (\"spaltenname_äöüßäöüßäöüßäöüßäöüß\" int "
         "UNIQUE CHECK (\"spaltenname_äöüßäöüßäöüßäöüßäöüß\" > 0), "
         "\"日本語の列の名前がとても長いのでどこかで切る\" serial);",
         "check unique sequence",
         "sequence public.täßle_äöüäöüäöüä_日本語の列の名前が_seq\n"
         "unique public.täßle_äöüäöüäöüäöüäöüäöüäöü.täßle_äöüäöüäöüä_spaltenname_äöüßäöüß_key\n"
         "check public.täßle_äöüäöüäöüäöüäöüäöüäöü.täßle_äöüäöüäöüä_spaltenname_äöüßäöüß_check\n"},
        {"CREATE TABLE \"T x\" (\"a\"\"b\" int CHECK (\"a\"\"b\" > 0) UNIQUE, \"c.d\" serial);",
         "check unique sequence",
         "sequence public.T x_c.d_seq\n"
         "unique public.T x.T x_a\"b_key\n"
         "check public.T x.T x_a\"b_check\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_indexes(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE t (a int, b text, \"C d\" int);\n"
         "CREATE INDEX ON t (a);\n"
         "CREATE INDEX ON t (a);\n"
         "CREATE INDEX ON t (a, b);\n"
         "CREATE INDEX ON t (a) INCLUDE (b);\n"
         "CREATE INDEX ON t (\"C d\");\n"
         "CREATE INDEX ON t (lower(b), upper(b), lower(b));",
         "index",
         "index public.t_C d_idx\n"
         "index public.t_a_b_idx\n"
         "index public.t_a_b_idx1\n"
         "index public.t_a_idx\n"
         "index public.t_a_idx1\n"
         "index public.t_lower_upper_lower1_idx\n"},
        /* A name that was given up is taken again, the first one first. */
        {"CREATE TABLE t (a int);\n"
         "CREATE INDEX ON t (a);\n"
         "CREATE INDEX ON t (a);\n"
         "CREATE INDEX ON t (a);\n"
         "CREATE INDEX ON t (a);\n"
         "DROP INDEX t_a_idx1;\n"
         "CREATE INDEX ON t (a) WHERE a > 1;\n"
         "CREATE INDEX ON t (a);\n"
         "ALTER INDEX t_a_idx RENAME TO other;\n"
         "CREATE INDEX ON t (a) WHERE a > 2;\n"
         "CREATE INDEX ON t (a);",
         "index",
         "index public.other\n"
         "index public.t_a_idx\n"
         "index public.t_a_idx1\n"
         "index public.t_a_idx2\n"
         "index public.t_a_idx3\n"
         "index public.t_a_idx4\n"
         "index public.t_a_idx5\n"},
        {"CREATE TABLE t (a int, b text, c int[]);\n"
         "CREATE INDEX ON t ((a + 1));\n"
         "CREATE INDEX ON t ((a + 1), (a + 2));\n"
         "CREATE INDEX ON t ((a::text));\n"
         "CREATE INDEX ON t (((a + 1)::bigint::text));\n"
         "CREATE INDEX ON t ((c[1]));\n"
         "CREATE INDEX ON t ((coalesce(b, '')), (greatest(a, 1)), (nullif(a, 1)), (array[a]));\n"
         "CREATE INDEX ON t ((CASE WHEN a > 1 THEN b END));\n"
         "CREATE INDEX ON t ((CASE WHEN a > 1 THEN '' ELSE b END));\n"
         "CREATE INDEX ON t ((CASE WHEN a > 1 THEN b ELSE ''::text END));",
         "index",
         "index public.t_a_idx\n"
         "index public.t_b_idx\n"
         "index public.t_c_idx\n"
         "index public.t_case_idx\n"
         "index public.t_case_idx1\n"
         "index public.t_coalesce_greatest_nullif_array_idx\n"
         "index public.t_expr_expr1_idx\n"
         "index public.t_expr_idx\n"
         "index public.t_text_idx\n"},
        {"CREATE TABLE t (a int, b text);\n"
         "CREATE INDEX ON t ((a), (b COLLATE \"C\"));",
         "index(keys)", "index public.t_a_b_idx keys={column=a},{column=b collation=\"C\"}\n"},
        {"CREATE TABLE abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_0123456789 (a int, b "
         "int);\n"
         "CREATE INDEX ON abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_0123456789 (a, "
         "b);\n"
         "CREATE INDEX ON abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_0123456789 (a, b);",
         "index",
         "index public.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz_0_a_b_idx\n"
         "index public.abcdefghijklmnopqrstuvwxyz_abcdefghijklmnopqrstuvwxyz__a_b_idx1\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_taken_names(void **state)
{
    static const FactRow rows[] = {
        {"CREATE TABLE x (a int);\n"
         "CREATE TABLE t (a int CONSTRAINT x UNIQUE);",
         "unique",
         "error: unique constraint \"public.t.x\" cannot have the name of table \"public.x\"\n"},
        {"CREATE TABLE x (a int);\n"
         "CREATE TABLE t (a int CONSTRAINT x CHECK (a > 0));",
         "check", "check public.t.x\n"},
        {"CREATE TABLE m (a int);\n"
         "CREATE TYPE m AS ENUM ('a');",
         "enum", "error: enum \"public.m\" cannot have the name of table \"public.m\"\n"},
        {"CREATE TYPE m AS ENUM ('a');\n"
         "CREATE TABLE m (a int);",
         "table", "error: table \"public.m\" cannot have the name of enum \"public.m\"\n"},
        {"CREATE TABLE m (a int);\n"
         "CREATE VIEW m AS SELECT 1 AS x;",
         "view", "error: view \"public.m\" cannot have the name of table \"public.m\"\n"},
        {"CREATE TABLE m (a int);\n"
         "CREATE INDEX foo ON m (a);\n"
         "CREATE SEQUENCE foo;",
         "sequence",
         "error: sequence \"public.foo\" cannot have the name of index \"public.foo\"\n"},
        {"CREATE TABLE m (a int UNIQUE);\n"
         "CREATE INDEX m_a_key ON m (a);",
         "index",
         "error: index \"public.m_a_key\" cannot have the name of unique constraint "
         "\"public.m.m_a_key\"\n"},
        {"CREATE TABLE t (a int CONSTRAINT x CHECK (a > 0), CONSTRAINT x UNIQUE (a));", "check",
         "error: unique constraint \"public.t.x\" cannot have the name of check constraint "
         "\"public.t.x\"\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
