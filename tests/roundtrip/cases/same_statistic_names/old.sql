-- @server 16
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS ON a, b FROM t;
CREATE STATISTICS ON b, a FROM t;
CREATE STATISTICS ON a, b FROM t;
CREATE STATISTICS ON (lower(c)), (a + 1) FROM t;
CREATE SCHEMA other;
CREATE TABLE other.t (a integer, b integer);
CREATE STATISTICS ON (a), b FROM other.t;
CREATE TABLE a_table_with_a_name_that_is_rather_long_but_fits (a_column_with_a_long_name integer, another_column_with_a_long_name integer);
CREATE STATISTICS ON a_column_with_a_long_name, another_column_with_a_long_name FROM a_table_with_a_name_that_is_rather_long_but_fits;
CREATE TABLE copy (LIKE t INCLUDING ALL);
