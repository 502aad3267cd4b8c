create type t1 as enum ('a');
create table tb (a int);
create function f(t1, tb) returns t1 language sql as 'select $1';
create function g(x int, y text default 'a') returns int language sql as 'select x';
create function g(x text, y int, z int) returns int language sql as 'select 1';
create view v as select g(1), g('x'::text, 1, 2) as g_1, f(null, null) ff;
create operator +# (leftarg = int, rightarg = text, function = g);
