-- Two columns exchange their names under everything that can name a column.
create table t (a int not null, b text not null, constraint k unique (a, b), check (a > 0 and b <> ''), g text generated always as (b || a::text) stored);
create view v as select a, b, t from t;
create index i on t (a) include (b) where b = 'x';
create policy p on t using (a > 1 and b = 'y');
create function f(t) returns int language sql as 'select $1.a';
create trigger tr after update of a on t for each row when (new.a > 1) execute function suppress_redundant_updates_trigger();
create publication pb for table t (a, b) where (a > 1 and b = 'q');
create statistics s on a, b from t;
create rule r as on delete to t where old.a = 1 do nothing;
create table u (x int, y text, foreign key (x, y) references t (a, b));
grant update (a) on t to roundtrip_reader;
comment on column t.a is 'A';
alter table t replica identity using index k;
