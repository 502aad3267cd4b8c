-- A column of several parents can be retyped only while all but one have let go of the child; its default is that of the first
-- parent that gives it one.
CREATE TABLE one (id integer CHECK (id <> 7), one_only text);
CREATE TABLE two (id integer NOT NULL DEFAULT 1);
CREATE TABLE three (id integer);
CREATE TABLE child (own integer) INHERITS (one, two, three);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE left_side (twice integer) INHERITS (two);
CREATE TABLE right_side (twice integer) INHERITS (two);
CREATE TABLE bottom (own text) INHERITS (left_side, right_side);
CREATE INDEX ON child (id);
CREATE VIEW of_child AS SELECT id FROM ONLY child;
