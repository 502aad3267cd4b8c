create table a (id int, x text check (x <> ''));
create table e (x text) inherits (a);

