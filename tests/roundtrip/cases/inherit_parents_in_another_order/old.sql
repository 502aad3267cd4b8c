-- What keeps its place among the parents, but not those before it, has to join again behind them.
create table a (x integer, z integer default 1);
create table b (y integer check (y > 0), z integer);
create table c (w text);

create table two_of_three () inherits (a, b, c);
create table turned () inherits (a, b, c);
create table first_two_turned () inherits (a, b, c);
create table one_in_front (v integer) inherits (a, b);
