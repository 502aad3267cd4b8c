-- @renamed from=b
CREATE TABLE a (
  -- @renamed from=y
  x integer,
  -- @renamed from=x
  y text);
-- @renamed from=a
CREATE TABLE b (z integer); CREATE SCHEMA s;
-- @renamed from=n.moved
CREATE TABLE s.m (i integer);
