create table a (id int not null default 3, x text check (x <> ''), g int generated always as (id * 2) stored);
create table b (y int) inherits (a);
alter table b alter id set default 4;
create table c (y int) inherits (a);
create table d () inherits (a);
create index b_x on b (x);
create view bv as select id, x from b;
