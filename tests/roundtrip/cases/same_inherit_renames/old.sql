CREATE TABLE parent (one integer, b text CHECK (b <> ''));
CREATE TABLE c (own integer) INHERITS (parent);
CREATE INDEX c_one ON c (one);
