-- Names that the server makes up: table_column_idx, numbered when taken, cut at 63 bytes.
CREATE TABLE a_table_with_a_name_of_considerable_length_indeed (a_column_with_a_long_name_too integer, b integer);
