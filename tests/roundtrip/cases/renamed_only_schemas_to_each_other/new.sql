-- @renamed from=y
create schema x;
-- @renamed from=x
create schema y;
create table y.a (id int);
create table x.a (id int, n int);
create sequence y.s;
create function y.f() returns int language sql as 'select 1';
create function x.f() returns int language sql as 'select 2';
