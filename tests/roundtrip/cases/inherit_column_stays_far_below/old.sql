-- The column goes from the parent and from the table between, but not from that below: there it becomes one of its own.
CREATE TABLE top (id integer, note text);
CREATE TABLE middle (z integer) INHERITS (top);
CREATE TABLE beside () INHERITS (top);
CREATE TABLE bottom () INHERITS (middle);
CREATE TABLE retyped () INHERITS (middle);
CREATE VIEW notes AS SELECT note FROM retyped;
