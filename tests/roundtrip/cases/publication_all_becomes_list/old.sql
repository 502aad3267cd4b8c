CREATE TABLE t (id integer PRIMARY KEY, a integer);
CREATE TABLE u (id integer PRIMARY KEY, a integer);
CREATE PUBLICATION a FOR ALL TABLES WITH (publish = 'insert');
CREATE PUBLICATION b FOR TABLE t (id), u WHERE (a > 3);
COMMENT ON PUBLICATION a IS 'all';
