-- @renamed from=t1
create type t2 as enum ('a');
-- @renamed from=tb
create table tc (a int);
-- @renamed from=f
create function ff(t2, tc) returns t2 language sql as 'select $1';
-- @renamed from=g
create function gg(x int, y text default 'a') returns int language sql as 'select x';
create function g(x text, y int, z int) returns int language sql as 'select 1';
create view v as select gg(1) as g, g('x'::text, 1, 2) as g_1, ff(null, null) ff;
create operator +# (leftarg = int, rightarg = text, function = gg);
