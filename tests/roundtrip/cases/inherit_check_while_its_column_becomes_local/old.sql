create table a (id int, x text check (x <> ''));
create table e (id int) inherits (a);
