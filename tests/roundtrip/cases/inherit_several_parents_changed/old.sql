create table a (id int not null, x text default 'a', check (x <> ''));
create table b (x text default 'b', y int check (y > 0));
create table c (z int, x text default 'c') inherits (a, b);
create table d (w int) inherits (c);
create index on c (x);
