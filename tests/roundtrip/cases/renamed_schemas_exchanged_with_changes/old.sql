-- Two schemas exchange their names, and what is in them changes.
create schema a;
create schema b;
create table a.t (id int primary key);
create table b.t (id text primary key);
create function a.f() returns setof a.t language sql begin atomic select * from a.t; end;
create function b.f() returns setof b.t language sql begin atomic select * from b.t; end;
create view public.v as select a.id x, b.id y from a.t a, b.t b;
create type a.e as enum ('x');
create type b.e as enum ('y');
create table public.q (m a.e default 'x', n b.e);
