-- Names in the renamed schema that stand in no expression, and those of collations and operators that do.
create schema geo;
create function geo.f(integer, integer) returns boolean language sql immutable as 'select $1 < $2';
create operator geo.<<< (function = geo.f, leftarg = integer, rightarg = integer, commutator = operator(geo.>>>), negator = operator(geo.!<<<));
create collation geo.c (locale = 'C');
create collation d (locale = 'C');
create view v as select 1 operator(geo.<<<) 2 as x, 'a' collate geo.c as y, 'b' collate d as z;
create table t (a integer check (a operator(geo.<<<) 5), b text collate geo.c default 'x', c text check (c collate d > 'a'));
create index i on t (b collate d, (c || 'x' collate geo.c));
