-- Types of types, rows of tables among them, change all at once.
create type a as (x int);
create table t (a a, id int primary key);
create type b as (t t, a a[]);
create domain d as b check (((value).t).id > 0);
create table u (d d, b b[], id int);
create function f(u) returns d language sql as 'select $1.d';
create view v as select f(u) q, (((u.d).t).a).x z from u;
create table w (v v, dd d[]);
