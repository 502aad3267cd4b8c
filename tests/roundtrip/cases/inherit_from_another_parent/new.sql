CREATE TABLE first (id bigint NOT NULL, note text DEFAULT 'y', added integer);
CREATE TABLE second (id bigint NOT NULL);
CREATE TABLE third (id bigint NOT NULL, note text DEFAULT 'x');
CREATE TABLE child (own integer) INHERITS (third);
CREATE TABLE grandchild () INHERITS (child);
