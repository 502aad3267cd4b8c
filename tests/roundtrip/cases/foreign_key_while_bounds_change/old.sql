-- DETACH PARTITION fails while rows refer to the partition by way of its table: the keys make room for the moment. One that
-- points at the partition itself stays.
CREATE TABLE account (id integer PRIMARY KEY, name text) PARTITION BY RANGE (id);
CREATE TABLE account_low PARTITION OF account FOR VALUES FROM (0) TO (10);
CREATE TABLE account_high PARTITION OF account FOR VALUES FROM (10) TO (20);
CREATE TABLE booking (id integer, account integer REFERENCES account, low integer REFERENCES account_low);
CREATE TABLE node (tree integer, id integer, above integer, PRIMARY KEY (tree, id),
    FOREIGN KEY (tree, above) REFERENCES node) PARTITION BY LIST (tree);
CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1);
CREATE TABLE node_2 PARTITION OF node FOR VALUES IN (2);
