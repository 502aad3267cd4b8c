create table t (
-- @renamed from=b
a text not null,
-- @renamed from=a
b int not null, constraint k unique (b, a), check (b > 0 and a <> ''), g text generated always as (a || b::text) stored);
create view v as select b as a, a as b, t from t;
create index i on t (b) include (a) where a = 'x';
create policy p on t using (b > 1 and a = 'y');
create function f(t) returns int language sql as 'select $1.b';
create trigger tr after update of b on t for each row when (new.b > 1) execute function suppress_redundant_updates_trigger();
create publication pb for table t (b, a) where (b > 1 and a = 'q');
create statistics s on b, a from t;
create rule r as on delete to t where old.b = 1 do nothing;
create table u (x int, y text, foreign key (x, y) references t (b, a));
grant update (b) on t to roundtrip_reader;
comment on column t.b is 'A';
alter table t replica identity using index k;
