-- @server 16
CREATE SCHEMA other;
CREATE TABLE t (a integer, b integer, c text);
CREATE STATISTICS t_a_b_stat ON a, b FROM t;
CREATE STATISTICS t_b_a_stat ON a, b FROM t;
CREATE STATISTICS t_a_b_stat1 ON a, b FROM t;
CREATE STATISTICS t_expr_expr_stat ON (lower(c)), (a + 1) FROM t;
CREATE TABLE other.t (a integer, b integer);
CREATE STATISTICS other.t_expr_b_stat ON a, b FROM other.t;
CREATE TABLE a_table_with_a_name_that_is_rather_long_but_fits (a_column_with_a_long_name integer, another_column_with_a_long_name integer);
CREATE STATISTICS a_table_with_a_name_that_is_r_a_column_with_a_long_name_an_stat
    ON a_column_with_a_long_name, another_column_with_a_long_name FROM a_table_with_a_name_that_is_rather_long_but_fits;
CREATE TABLE copy (a integer, b integer, c text);
CREATE STATISTICS copy_a_b_stat ON a, b FROM copy;
CREATE STATISTICS copy_a_b_stat1 ON a, b FROM copy;
CREATE STATISTICS copy_a_b_stat2 ON a, b FROM copy;
CREATE STATISTICS copy_expr_expr_stat ON (lower(c)), (a + 1) FROM copy;
