CREATE TABLE a_table_with_a_name_of_considerable_length_indeed (a_column_with_a_long_name_too integer UNIQUE, b integer);
CREATE INDEX ON a_table_with_a_name_of_considerable_length_indeed (b);
CREATE INDEX ON a_table_with_a_name_of_considerable_length_indeed (b);
CREATE INDEX ON a_table_with_a_name_of_considerable_length_indeed (b, a_column_with_a_long_name_too);
CREATE INDEX ON a_table_with_a_name_of_considerable_length_indeed (abs(b));
CREATE INDEX ON a_table_with_a_name_of_considerable_length_indeed ((b + 1));
