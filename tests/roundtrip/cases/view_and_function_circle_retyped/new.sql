create table t (id bigint, n text);
create view v1 as select id, n from t;
create function f1() returns setof v1 language sql stable as 'select * from v1';
create view v2 as select id, n from f1();
create function f2(v2) returns bigint language sql as 'select $1.id';
create view v3 as select f2(v2) x, n from v2;
create or replace function f1() returns setof v1 language sql stable as 'select * from v1 where exists (select 1 from v3 where n is null)';
