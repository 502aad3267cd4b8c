CREATE TABLE a (id integer, k integer) PARTITION BY LIST (k);
CREATE TABLE b (id integer, k integer) PARTITION BY LIST (k);
CREATE TABLE part PARTITION OF b FOR VALUES IN (1, 2);
