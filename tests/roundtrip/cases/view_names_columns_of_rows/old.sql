-- A view gives names to the columns of the rows of a table one by one.
create table t (a int, c text);
create function f() returns setof t language sql stable as 'select * from public.t';
create view v as select * from f();
create view w as select x.c from f() as x(p, c) ;
create materialized view m as select f.a from f();
