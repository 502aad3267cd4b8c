CREATE TABLE t (
    a text CONSTRAINT a1 CHECK (a IN ('x', 'y')),
    b varchar(5) CONSTRAINT b1 CHECK (b IN ('x', 'y')),
    c integer CONSTRAINT c1 CHECK (c NOT IN (1, 2)),
    d char(1) CONSTRAINT d1 CHECK (d IN ('m', 'f'))
);
CREATE INDEX t_idx ON t (c) WHERE a IN ('x', 'y');
CREATE VIEW v AS SELECT c FROM t WHERE a IN ('p', 'q') AND c IN (1);
