CREATE TABLE the_parent_table_with_a_rather_long_name_for_testing (id integer PRIMARY KEY, code integer UNIQUE);
CREATE TABLE t (
    a integer CHECK (a > 0) CHECK (a < 9), b integer, c integer, CHECK (b > c), CHECK (a > b), UNIQUE (a, b), UNIQUE (a, b, c),
    d integer REFERENCES the_parent_table_with_a_rather_long_name_for_testing,
    e integer REFERENCES the_parent_table_with_a_rather_long_name_for_testing (code),
    FOREIGN KEY (d) REFERENCES the_parent_table_with_a_rather_long_name_for_testing (code)
);
CREATE INDEX ON t (b, c);
CREATE INDEX ON t ((b + c));
