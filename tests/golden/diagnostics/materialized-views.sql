create table t (id int);
create unlogged materialized view a as select id from t;
refresh materialized view t;
create materialized view b as select idd from t;
create index on b (x);
alter view t set (security_barrier = true);
alter table b add column x int;
create materialized view if not exists b as select 1 as x;
