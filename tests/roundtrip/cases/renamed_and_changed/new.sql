-- @renamed from=t
create table t2 (id bigint primary key,
  -- @renamed from=n
  m bigint default 4, note varchar(20));
-- @renamed from=v
create view v2 as select id, m, note from t2;
-- @renamed from=f
create function f2(a int) returns int language sql as 'select a + 1';
-- @renamed from=a to=z
create type e as enum ('z', 'c', 'd');
create table u (e e default 'z', check (e <> 'c'));
-- @renamed from=d
create domain d2 as int check (value > 1) default 5;
create table w (d d2);
-- @renamed from=sq
create sequence sq2 increment 3;
-- @renamed from=ct
create type ct2 as (
  -- @renamed from=a
  aa bigint, b text, c int);
