-- A table whose rows are stored elsewhere is written anew for an enum, a function and types.
create function f(int) returns int language sql immutable as 'select $1';
create type e as enum ('a','b');
create table t (id int, e e default 'a', e2 e[], g int generated always as (f(id)) stored, h text generated always as (case e when 'a' then 'x' else 'y' end) stored, check (f(id) >= 0), check (e in ('a','b')));
create table u (t t);
create view v as select (t).g from u;
