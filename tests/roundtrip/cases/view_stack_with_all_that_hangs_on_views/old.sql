-- Options, defaults, rules, triggers, rights and comments of views come back when the table below changes.
create table t (id int primary key, a text, b int);
create view v1 with (security_barrier) as select id, a, b from t where b > 0 with local check option;
alter view v1 alter b set default 7;
grant select (a), update (b) on v1 to roundtrip_reader;
comment on column v1.a is 'va';
create trigger it instead of insert on v1 for each row execute function suppress_redundant_updates_trigger();
create view v2 as select id, a from v1;
create rule r2 as on insert to v2 do instead insert into t values (new.id, new.a, 0);
create materialized view m3 as select v2.*, v1.b from v2 join v1 using (id);
create view v4 as select count(*) n from m3;
create recursive view rv (n) as values (1) union all select n + 1 from rv where n < (select n from v4);
create function fv(v2) returns text language sql as 'select $1.a';
create view v5 as select fv(v2) from v2;
alter view v5 owner to roundtrip_owner;
