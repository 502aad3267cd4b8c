-- @renamed from=b
create table a (id int, y text);
-- @renamed from=a
create table b (id int, x text);
create view va as select * from b;
create table c (
  -- @renamed from=q
  p int,
  -- @renamed from=p
  q int);
-- @renamed from=x to=z
create type e as enum ('z', 'y');
