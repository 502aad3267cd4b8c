create type c1 as (a int);
create table t (x c1, y c1[], z int);
create type c2 as (t t, c c1);
create function f(c2) returns t language sql as 'select ($1).t';
create domain d as c1 check ((value).a > 0);
create table u (d d, c2 c2);
create view v as select (d).a, (c2).c from u;
