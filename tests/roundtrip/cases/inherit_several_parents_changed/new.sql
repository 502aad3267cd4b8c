create table a (id bigint not null, x text default 'A', constraint a_x_check check (x <> 'q'), n int);
create table b (x text default 'b', y int check (y > 0) no inherit);
create table c (z int, x text default 'c') inherits (a);
create table d (w int, y int, x text default 'd') inherits (c, b);
create index on c (x desc);
