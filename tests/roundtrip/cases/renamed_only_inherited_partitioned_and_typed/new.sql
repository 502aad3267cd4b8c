create table p (
 -- @renamed from=id
 key int,
 -- @renamed from=name
 title text) partition by list (key);
-- @renamed from=p1
create table part1 partition of p for values in (1);
-- @renamed from=a
create table aa (
 -- @renamed from=x
 xx int, y text);
create table b (z int) inherits (aa);
create type ty as (
 -- @renamed from=q
 qq int, r text);
create table oft of ty;
create view v as select xx as x from only aa;
