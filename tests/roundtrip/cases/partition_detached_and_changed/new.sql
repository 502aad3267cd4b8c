CREATE TABLE sales (id integer, year integer, note text, CONSTRAINT positive CHECK (id > 0)) PARTITION BY LIST (year);
CREATE INDEX ON sales (note);
CREATE TABLE sales_2023 (id bigint, year integer);
