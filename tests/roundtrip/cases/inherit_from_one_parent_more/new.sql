create table a (id int, x text);
create table b (id int, y text);
create table c (z int) inherits (a, b);
create table d (z int) inherits (b);

