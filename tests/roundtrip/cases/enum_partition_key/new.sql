CREATE TYPE region AS ENUM ('south', 'north');
CREATE TABLE sales (id integer, region region NOT NULL) PARTITION BY LIST (region);
CREATE TABLE sales_north PARTITION OF sales FOR VALUES IN ('north');
CREATE TABLE sales_south PARTITION OF sales FOR VALUES IN ('south');
CREATE INDEX ON sales (id);
GRANT SELECT ON sales TO roundtrip_reader;
