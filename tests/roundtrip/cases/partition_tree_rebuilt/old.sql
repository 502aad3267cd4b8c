-- Sub-partitions, a default partition, bounds, strategies, policies and foreign keys change at once.
create function chk() returns trigger language plpgsql as 'begin return new; end';
create table ref (id int primary key);
create table p (id int, k text, d date not null, r int references ref, primary key (id, k, d)) partition by list (k);
create table p_a partition of p for values in ('a', 'b') partition by range (d);
create table p_a_1 partition of p_a for values from ('2020-01-01') to ('2021-01-01');
create table p_a_2 partition of p_a for values from ('2021-01-01') to ('2022-01-01');
create table p_def partition of p default;
create index p_r on p (r);
create trigger tr after insert on p for each row execute function chk();
alter table p enable row level security;
create policy pol on p using (k = current_user);
create policy pol2 on p_a_1 for select using (id > 0);
grant select on p to roundtrip_reader;
grant insert on p_def to roundtrip_writer;
comment on table p_a is 'sub';
create view v as select * from p_a;
