-- @server 18 @parser 18
CREATE TABLE t (
    a integer CONSTRAINT t_a_not_null NOT NULL,
    b integer,
    c integer,
    d integer NOT NULL,
    e integer,
    NOT NULL b,
    CONSTRAINT named NOT NULL e
);
ALTER TABLE t ADD NOT NULL c;
ALTER TABLE t DROP CONSTRAINT t_d_not_null;
CREATE TABLE base (a integer);
CREATE TABLE derived (b integer) INHERITS (base);
ALTER TABLE base ADD CONSTRAINT first NOT NULL a;
ALTER TABLE base RENAME CONSTRAINT first TO second;
