create table a (id int, x text);
create table b (y int) inherits (a);
create table c () inherits (a);
create table e (id int, x text) inherits (a);
