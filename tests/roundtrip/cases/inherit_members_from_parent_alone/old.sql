-- Columns that the tables had for themselves are to come from the parent alone: their values stay.
create table a (id int not null default 3, x text check (x <> ''), g int generated always as (id * 2) stored);
create table b (id int not null default 4, x text, y int, g int generated always as (id * 2) stored);
create table c (y int);
create table d (x text) inherits (a);
create index b_x on b (x);
create view bv as select id, x from b;
