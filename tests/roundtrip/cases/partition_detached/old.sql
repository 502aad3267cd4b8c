CREATE TABLE sales (id integer NOT NULL, year integer NOT NULL, note text DEFAULT 'none', CONSTRAINT sales_year_check CHECK (year > 2000)) PARTITION BY LIST (year);
CREATE TABLE sales_2023 PARTITION OF sales FOR VALUES IN (2023);
