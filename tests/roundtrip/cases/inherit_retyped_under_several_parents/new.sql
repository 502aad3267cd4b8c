-- A column of several parents can be retyped only while all but one have let go of the child; its default is that of the first
-- parent that gives it one.
CREATE TABLE one (id bigint CHECK (id <> 8), one_only text);
CREATE TABLE two (id bigint NOT NULL DEFAULT 2);
CREATE TABLE three (id bigint);
CREATE TABLE child (own integer) INHERITS (one, two, three);
CREATE TABLE grandchild () INHERITS (child);
CREATE TABLE left_side (twice bigint) INHERITS (two);
CREATE TABLE right_side (twice bigint) INHERITS (two);
CREATE TABLE bottom (own text) INHERITS (left_side, right_side);
CREATE INDEX ON child (id);
CREATE VIEW of_child AS SELECT id FROM ONLY child;
