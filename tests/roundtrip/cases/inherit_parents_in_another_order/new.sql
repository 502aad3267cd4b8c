create table a (x integer, z integer default 1);
create table b (y integer check (y > 0), z integer);
create table c (w text);

create table two_of_three () inherits (c, b);
create table turned () inherits (c, b, a);
create table first_two_turned () inherits (b, a, c);
create table one_in_front (v integer) inherits (c, a, b);
