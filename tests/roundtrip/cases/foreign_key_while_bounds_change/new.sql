CREATE TABLE account (id integer PRIMARY KEY, name text) PARTITION BY RANGE (id);
CREATE TABLE account_low PARTITION OF account FOR VALUES FROM (-10) TO (10);
CREATE TABLE account_high PARTITION OF account FOR VALUES FROM (10) TO (30);
CREATE TABLE booking (id integer, account integer REFERENCES account, low integer REFERENCES account_low);
CREATE TABLE node (tree integer, id bigint, above bigint, PRIMARY KEY (tree, id),
    FOREIGN KEY (tree, above) REFERENCES node ON DELETE CASCADE) PARTITION BY LIST (tree);
CREATE TABLE node_1 PARTITION OF node FOR VALUES IN (1, 3);
CREATE TABLE node_2 PARTITION OF node FOR VALUES IN (2);
