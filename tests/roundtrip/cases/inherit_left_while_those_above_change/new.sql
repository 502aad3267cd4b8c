create table top (n integer);
create table bottom (x text default 'bottom', y integer);

create table first (id bigint not null);
create table second ();
create table third (id bigint not null, x text, y integer);
create table other (x text default 'other');
alter table third inherit other;
