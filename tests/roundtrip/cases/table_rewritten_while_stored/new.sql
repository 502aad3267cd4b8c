create function f(bigint) returns bigint language sql immutable as 'select $1';
create type e as enum ('b','a','c');
create table t (id bigint, e e default 'c', e2 e[], g bigint generated always as (f(id)) stored, h text generated always as (case e when 'a' then 'z' else 'y' end) stored, check (f(id) >= 0), check (e in ('a','b')));
create table u (t t);
create view v as select (t).g from u;
