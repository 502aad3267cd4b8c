create schema s;
create table a (id bigint primary key, x varchar(5), z int);
create table s.b (id bigint primary key, k int) partition by range (id);
create table s.b1 partition of s.b for values from (0) to (20);
create publication p for table a (id, z), s.b1 with (publish = 'insert');
create unique index az on a (z);
alter table a alter z set not null;
alter table a replica identity using index az;
create publication q for tables in schema s, table a;
