-- @renamed from=geo
create schema shapes;
create function shapes.f(integer, integer) returns boolean language sql immutable as 'select $1 < $2';
create operator shapes.<<< (function = shapes.f, leftarg = integer, rightarg = integer, commutator = operator(shapes.>>>), negator = operator(shapes.!<<<));
create collation shapes.c (locale = 'C');
-- @renamed from=d
create collation e (locale = 'C');
create view v as select 1 operator(shapes.<<<) 2 as x, 'a' collate shapes.c as y, 'b' collate e as z;
create table t (a integer check (a operator(shapes.<<<) 5), b text collate shapes.c default 'x', c text check (c collate e > 'a'));
create index i on t (b collate e, (c || 'x' collate shapes.c));
