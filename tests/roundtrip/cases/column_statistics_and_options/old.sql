CREATE TABLE facts (id integer PRIMARY KEY, skewed integer, few text);
ALTER TABLE facts ALTER COLUMN id SET STATISTICS 50;
