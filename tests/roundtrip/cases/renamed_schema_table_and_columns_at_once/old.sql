create schema s1;
create table s1.t (a int primary key, b text);
create index ti on s1.t (b);
create view s1.v as select a, b from s1.t;
create function s1.f(x int) returns int language sql as 'select a from s1.t where a = x';
create function s1.g() returns s1.t language plpgsql as 'begin return (select t from s1.t limit 1); end';
alter table s1.t enable row level security;
create policy p on s1.t using (b = current_user);
create materialized view s1.m as select count(*) c, b from s1.t group by b;
