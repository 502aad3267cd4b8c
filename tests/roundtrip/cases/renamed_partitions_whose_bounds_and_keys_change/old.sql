-- A partitioned table, its key column and its partitions get other names, types and bounds.
create table p (id int, k date, primary key (id, k)) partition by range (k);
create table p_2020 partition of p for values from ('2020-01-01') to ('2021-01-01');
create table p_2021 partition of p for values from ('2021-01-01') to ('2022-01-01');
create table p_def partition of p default;
create index pi on p (k);
alter table p_2020 enable row level security;
create policy x on p_2020 using (true);
create trigger tr after insert on p for each row execute function suppress_redundant_updates_trigger();
create table c (id int, k date, foreign key (id, k) references p);
