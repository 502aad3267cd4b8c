-- @renamed from=b
CREATE TABLE a (z integer);
-- @renamed from=a
CREATE TABLE b (
  -- @renamed from=y
  x text,
  -- @renamed from=x
  y integer);
CREATE SCHEMA n;
CREATE SCHEMA s;
-- @renamed from=s.m
CREATE TABLE n.moved (i integer);
