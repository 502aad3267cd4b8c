-- Types, enums, a computed column and persistence of one table change: its rows are written once.
create type e as enum ('a','b','c');
create type e2 as enum ('x','y');
create table t (id int primary key, x int, y text, e e default 'a', f e, g e2, z int generated always as (x * 2) stored, w timestamp);
create index on t (x);
create index on t (e, f);
