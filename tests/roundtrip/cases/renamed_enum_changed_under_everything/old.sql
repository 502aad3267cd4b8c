-- An enum, a domain over it and all users get new names, and the enum other labels.
create type st as enum ('a','b');
create domain ds as st;
create table t (s st default 'a', ss st[], d ds, primary key (s));
create view v as select s from t where s = 'a';
create function f(st) returns st language sql as 'select $1';
create index i on t (s) where s = 'b';
create table p (s st) partition by list (s);
create table p1 partition of p for values in ('a');
create policy po on t using (f(s) = 'a');
create materialized view m as select f(s) from t;
