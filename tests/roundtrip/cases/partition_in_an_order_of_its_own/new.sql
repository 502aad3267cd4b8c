create table whole (a integer not null, b text, c date, d integer) partition by list (a);
create table one (c date, b text default 'one', a integer not null, d integer default 1);
alter table whole attach partition one for values in (1);
create table two (d integer default 2, c date default '2020-01-01', b text, a integer not null);
alter table whole attach partition two for values in (2);
create view of_two as select * from two;
