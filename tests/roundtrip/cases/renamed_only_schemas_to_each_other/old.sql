create schema x; create schema y;
create table x.a (id int);
create table y.a (id int, n int);
create sequence x.s;
create function x.f() returns int language sql as 'select 1';
create function y.f() returns int language sql as 'select 2';
