CREATE TABLE the_parent_table_with_a_rather_long_name_for_testing (
    id integer CONSTRAINT the_parent_table_with_a_rather_long_name_for_testing_pkey PRIMARY KEY,
    code integer CONSTRAINT the_parent_table_with_a_rather_long_name_for_testing_code_key UNIQUE
);
CREATE TABLE t (
    a integer CONSTRAINT t_a_check CHECK (a > 0), b integer, c integer, d integer, e integer,
    CONSTRAINT t_a_check1 CHECK (a < 9),
    CONSTRAINT t_check CHECK (b > c),
    CONSTRAINT t_check1 CHECK (a > b),
    CONSTRAINT t_a_b_key UNIQUE (a, b),
    CONSTRAINT t_a_b_c_key UNIQUE (a, b, c),
    CONSTRAINT t_d_fkey FOREIGN KEY (d) REFERENCES the_parent_table_with_a_rather_long_name_for_testing (id),
    CONSTRAINT t_e_fkey FOREIGN KEY (e) REFERENCES the_parent_table_with_a_rather_long_name_for_testing (code),
    CONSTRAINT t_d_fkey1 FOREIGN KEY (d) REFERENCES the_parent_table_with_a_rather_long_name_for_testing (code)
);
CREATE INDEX t_b_c_idx ON t (b, c);
CREATE INDEX t_expr_idx ON t ((b + c));
