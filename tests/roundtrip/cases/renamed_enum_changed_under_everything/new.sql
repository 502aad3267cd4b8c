-- @renamed from=st
create type state as enum ('c','a');
-- @renamed from=ds
create domain dstate as state;
-- @renamed from=t
create table things (
-- @renamed from=s
state state default 'c', ss state[], d dstate, primary key (state));
-- @renamed from=v
create view vs as select state from things where state = 'c';
-- @renamed from=f(st)
create function ff(state) returns state language sql as 'select $1';
-- @renamed from=i
create index ii on things (state) where state = 'c';
create table p (s state) partition by list (s);
-- @renamed from=p1
create table pp1 partition of p for values in ('a', 'c');
create policy po on things using (ff(state) = 'a');
-- @renamed from=m
create materialized view mm as select ff(state) from things;
