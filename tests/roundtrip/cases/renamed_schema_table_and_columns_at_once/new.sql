-- @renamed from=s1
create schema s2;
-- @renamed from=t
create table s2.u (
  -- @renamed from=a
  x int primary key,
  -- @renamed from=b
  y text);
-- @renamed from=ti
create index ui on s2.u (y);
create view s2.v as select x as a, y as b from s2.u;
create function s2.f(x int) returns int language sql as 'select x from s2.u where x = f.x';
create function s2.g() returns s2.u language plpgsql as 'begin return (select u from s2.u limit 1); end';
alter table s2.u enable row level security;
-- @renamed from=p
create policy q on s2.u using (y = current_user);
create materialized view s2.m as select count(*) c, y as b from s2.u group by y;
