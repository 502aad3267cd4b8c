CREATE SCHEMA app;
CREATE TABLE t (id bigint PRIMARY KEY, a bigint, b varchar(30), d text);
CREATE TABLE app.p (id integer, at date, body text, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM ('2020-01-01') TO ('2022-01-01');
CREATE PUBLICATION a FOR TABLE t (id, b, d) WHERE (id > 5 AND d = 'x') WITH (publish = 'insert, update');
