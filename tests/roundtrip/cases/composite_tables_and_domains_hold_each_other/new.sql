create type a as (x bigint, y text);
create table t (a a, id bigint primary key, n int);
create type b as (t t, a a[], c int);
create domain d as b check (((value).t).id > 1);
create table u (d d, b b[], id int);
create function f(u) returns d language sql as 'select $1.d';
create view v as select f(u) q, (((u.d).t).a).x z from u;
create table w (v v, dd d[]);
