create table t (id int, a int);
create function f() returns int language sql as 'select 1';
create schema app;
grant usage on table t to public;
grant delete (a) on t to public;
grant select on function f() to public;
grant select on schema app to public;
