-- @server 18 @parser 18
CREATE TABLE t (a integer, b integer, c integer NOT NULL, "d "" e" integer);
ALTER TABLE t ADD CONSTRAINT "b;nn" NOT NULL b NOT VALID;
CREATE TABLE base (a integer);
CREATE TABLE derived (b integer) INHERITS (base);
