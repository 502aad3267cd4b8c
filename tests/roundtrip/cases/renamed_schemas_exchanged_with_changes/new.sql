-- @renamed from=b
create schema a;
-- @renamed from=a
create schema b;
create table b.t (id int primary key);
create table a.t (id text primary key, more int);
create function b.f() returns setof b.t language sql begin atomic select * from b.t; end;
create function a.f() returns setof a.t language sql begin atomic select * from a.t; end;
create view public.v as select b.id x, a.id y from b.t b, a.t a;
create type b.e as enum ('x', 'z');
create type a.e as enum ('y');
create table public.q (m b.e default 'x', n a.e);
