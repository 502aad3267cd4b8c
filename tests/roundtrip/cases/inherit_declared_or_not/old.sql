create table a (id int, x text);
create table b (id int, x text, y int);
create table c (id int, x text) inherits (a);
create table e () inherits (a);
