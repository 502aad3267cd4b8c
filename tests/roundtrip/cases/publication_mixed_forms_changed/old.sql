create schema s;
create table a (id int primary key, x text, y int);
create table s.b (id int primary key, k int) partition by range (id);
create table s.b1 partition of s.b for values from (0) to (10);
create publication p for table a (id, x) where (y > 3 and id < 5), s.b with (publish_via_partition_root = true, publish = 'insert, update');
alter table a replica identity full;
create publication q for all tables;
comment on publication p is 'p';
