-- The column goes from the parent and from the table between, but not from that below: there it becomes one of its own.
CREATE TABLE top (id integer);
CREATE TABLE middle (z integer) INHERITS (top);
CREATE TABLE beside () INHERITS (top);
CREATE TABLE bottom (note text) INHERITS (middle);
CREATE TABLE retyped (note varchar(3)) INHERITS (middle);
CREATE VIEW notes AS SELECT note FROM retyped;
