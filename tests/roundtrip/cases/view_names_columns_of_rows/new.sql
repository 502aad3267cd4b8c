create table t (a int, b date, c text);
create function f() returns setof t language sql stable as 'select * from public.t';
create view v as select * from f();
create view w as select x.c from f() as x(p, q, c);
create materialized view m as select f.a from f();
