-- Views and functions in a circle through bodies change with their table.
create table t (id int);
create view v1 as select id from t;
create function f1() returns setof v1 language sql stable as 'select * from v1';
create view v2 as select id from f1();
create function f2(v2) returns int language sql as 'select $1.id';
create view v3 as select f2(v2) x from v2;
create or replace function f1() returns setof v1 language sql stable as 'select * from v1 where exists (select 1 from v3)';
