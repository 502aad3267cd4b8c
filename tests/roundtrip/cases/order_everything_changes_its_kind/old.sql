create table a (x int); create view b as select * from a; create materialized view c as select * from b; create sequence d; create type e as (q int); create table f (e e);
create function g() returns int language sql as 'select 1'; create index on c (x);
create view uses as select g() z, c.x from c;
