-- Before PostgreSQL 18 a table loses NOT NULL with its parent, whether it has it by itself or not.
create table two (id bigint default 2 not null, n integer not null, a integer not null);
create table three (n integer not null);
create table left_side () inherits (two);
alter table left_side alter n set not null;
create table right_side () inherits (two, three);
create table p (a integer not null, b integer) partition by list (a);
create table p1 partition of p for values in (1);
