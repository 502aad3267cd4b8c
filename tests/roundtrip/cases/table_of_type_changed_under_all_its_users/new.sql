create type ct as (a bigint, b text, d numeric, c timestamptz);
create table t of ct (a with options primary key, b default 'y', d not null, check (a > 1));
create index on t (b, d);
create policy p on t using (a > 2);
create view v as select * from t;
create trigger g before update on t for each row when (old.a > new.a) execute function suppress_redundant_updates_trigger();
comment on column t.b is 'bb';
create function f(ct) returns bigint language sql as 'select $1.a';
create table u (x t, y ct[]);
