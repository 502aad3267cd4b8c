-- What columns hold stays while a composite type becomes a table, a table a view, a view a type of the same name.
create type a as (id integer, note text);
create table b (id integer, note text);
create view c as select 1 as id, 'x'::text as note;
create materialized view d as select 1 as id, 'x'::text as note;
create table holds (id integer primary key, a a, many_a a[], b b, many_b b[] default '{}', c c not null, d d);
create function first_of(it a) returns integer language sql return (it).id;
create view seen as select first_of(a) as first, (b).note, c from holds;
