-- What the detached table no longer has in common with its former parent goes after it was detached.
CREATE TABLE sales (id integer, year integer, note text, CONSTRAINT positive CHECK (id > 0)) PARTITION BY LIST (year);
CREATE INDEX ON sales (note);
CREATE TABLE sales_2023 PARTITION OF sales FOR VALUES IN (2023);
