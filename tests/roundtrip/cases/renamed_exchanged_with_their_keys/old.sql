-- Tables exchange their names, and so do their keys, which have names among the relations of the schema.
CREATE TABLE first (id integer PRIMARY KEY, v text UNIQUE);
CREATE TABLE second (id integer PRIMARY KEY, v text UNIQUE, w integer);
CREATE INDEX by_v ON first (v);
CREATE INDEX by_w ON second (w);
CREATE VIEW both_of AS SELECT first.v, second.w FROM first JOIN second USING (id);
