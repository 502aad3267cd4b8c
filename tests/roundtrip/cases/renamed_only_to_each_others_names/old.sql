create table a (id int, x text);
create table b (id int, y text);
create view va as select * from a;
create table c (p int, q int);
create type e as enum ('x', 'y');
