-- Tables exchange their names, and so do their keys, which have names among the relations of the schema.
-- @renamed from=second
CREATE TABLE first (id integer PRIMARY KEY, v text UNIQUE, w integer, x date);
-- @renamed from=first
CREATE TABLE second (id integer PRIMARY KEY, v text UNIQUE);
-- @renamed from=by_w
CREATE INDEX by_v ON first (w);
-- @renamed from=by_v
CREATE INDEX by_w ON second (v);
CREATE VIEW both_of AS SELECT second.v, first.w FROM second JOIN first USING (id);
