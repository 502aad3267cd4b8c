CREATE TABLE facts (id integer PRIMARY KEY, skewed integer, few text);
ALTER TABLE facts ALTER COLUMN skewed SET STATISTICS 1000;
ALTER TABLE facts ALTER COLUMN few SET (n_distinct = -0.5, n_distinct_inherited = 20);
