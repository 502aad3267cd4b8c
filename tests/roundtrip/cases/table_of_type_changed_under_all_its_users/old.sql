-- The type of a table loses, gets and changes attributes.
create type ct as (a int, b text, c date);
create table t of ct (a with options primary key, b default 'x', check (a > 0));
create index on t (b);
create policy p on t using (a > 1);
create view v as select * from t;
create trigger g before update on t for each row when (old.a > new.a) execute function suppress_redundant_updates_trigger();
comment on column t.b is 'b';
create function f(ct) returns int language sql as 'select $1.a';
create table u (x t, y ct[]);
