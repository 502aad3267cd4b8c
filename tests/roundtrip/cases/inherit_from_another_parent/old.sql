-- The column stays one that is inherited only: the new parent comes before the old one goes.
CREATE TABLE first (id bigint NOT NULL, note text DEFAULT 'x');
CREATE TABLE second (id bigint NOT NULL);
CREATE TABLE child (own integer) INHERITS (first);
CREATE TABLE grandchild () INHERITS (child);
