-- @renamed from=p
create table parent (id bigint,
-- @renamed from=k
day date, primary key (id, day)) partition by range (day);
-- @renamed from=p_2020
create table y20 partition of parent for values from ('2020-01-01') to ('2020-07-01');
-- @renamed from=p_2021
create table y21 partition of parent for values from ('2021-01-01') to ('2022-07-01');
-- @renamed from=p_def
create table rest partition of parent default;
-- @renamed from=pi
create index parent_i on parent (day);
alter table y20 enable row level security;
create policy x on y20 using (id > 0);
create trigger tr after insert or delete on parent for each row execute function suppress_redundant_updates_trigger();
create table c (id bigint, k date, foreign key (id, k) references parent);
