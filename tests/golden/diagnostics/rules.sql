create table t (id int, name text);
create rule view as on select to t do instead select 1 as id, 'x' as name;
create rule telling as on insert to t where new.id > 0 do notify news;
create materialized view m as select id from t;
create rule on_m as on insert to m do nothing;
create rule log as on delete to t do also update t set nmae = old.name where id = old.idd;
alter table t disable rule lgo;
