create table two (id bigint default 2, n integer, a integer);
create table three (n integer not null);
create table left_side () inherits (two);
alter table left_side alter id set not null, alter n set not null;
create table right_side () inherits (two, three);
create table p (a integer, b integer) partition by list (a);
create table p1 partition of p for values in (1);
alter table p1 alter a set not null;
