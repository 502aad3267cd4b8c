CREATE TABLE t (id integer PRIMARY KEY, a text, b text);
CREATE VIEW v AS SELECT id, a, b FROM t;
ALTER VIEW v ALTER COLUMN a SET DEFAULT 'here';
