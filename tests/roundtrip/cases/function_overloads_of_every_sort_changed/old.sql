create function f(a int, b int default 2) returns int language sql immutable as 'select a';
create function f(a text, variadic b int[]) returns int language sql immutable as 'select 1';
create aggregate f(bool) (sfunc = booland_statefunc, stype = bool);
create view v as select (select f(1)) a, (select f('x', 1, 2)) b, f(x > 1) c, (select f(a => 3, b => 4)) d from generate_series(1, 3) x;
