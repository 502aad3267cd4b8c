create view a as select 1 as x; create table b (x int); create view c as select * from b; create table d (q int); create type e as enum ('q'); create table f (e e);
create procedure g() language sql as 'select 1'; create index on b (x);
create materialized view uses as select 3 z, c.x from c;
