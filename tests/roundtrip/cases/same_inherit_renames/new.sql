CREATE TABLE p (a integer, b text);
ALTER TABLE p ADD CONSTRAINT parent_b_check CHECK (b <> '');
CREATE TABLE c (own integer) INHERITS (p);
CREATE INDEX c_one ON c (a);
ALTER TABLE p RENAME COLUMN a TO one;
ALTER TABLE p RENAME TO parent;
