create function f(a bigint, b int default 2) returns int language sql immutable as 'select 7';
create function f(a text, b int[]) returns int language sql immutable as 'select 1';
create aggregate f(bool) (sfunc = boolor_statefunc, stype = bool);
create view v as select (select f(1::bigint)) a, (select f('x', array[1, 2])) b, f(x > 1) c, (select f(a => 3::bigint, b => 4)) d from generate_series(1, 3) x;
