create table a (id integer, note text);
create view b as select 1 as id, 'x'::text as note;
create type c as (id integer, note text);
create table d (id integer, note text);
create table holds (id integer primary key, a a, many_a a[], b b, many_b b[] default '{}', c c not null, d d);
create function first_of(it a) returns integer language sql return (it).id;
create view seen as select first_of(a) as first, (b).note, c from holds;
