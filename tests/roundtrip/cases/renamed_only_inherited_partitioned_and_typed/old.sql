create table p (id int, name text) partition by list (id);
create table p1 partition of p for values in (1);
-- @renamed from=aa
create table a (
 -- @renamed from=xx
 x int, y text);
create table b (z int) inherits (a);
create type ty as (q int, r text);
create table oft of ty;
create view v as select x from only a;
