-- Since PostgreSQL 18: what a table has from another is called as there, and keeps that name when it leaves.
create table first (id integer not null, n integer constraint "n;n" not null);
create table second (id integer not null, n integer);
create table child (own text not null) inherits (first);
create table apart (id integer not null, n integer not null);
create table list (id integer not null, kind integer not null) partition by list (kind);
create table list_1 partition of list for values in (1);
create table list_2 partition of list for values in (2) partition by range (id);
create table list_2_a partition of list_2 for values from (0) to (10);
create table loose (kind integer not null, id integer constraint loose_id not null);
create table other (id integer not null, kind integer not null) partition by list (kind);
create table other_1 partition of other for values in (1);
