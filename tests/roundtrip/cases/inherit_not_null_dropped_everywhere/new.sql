create table top (id integer, n integer);
create table merged (id integer) inherits (top);
create table keyed () inherits (top);
create table altered () inherits (top);
create table below () inherits (keyed);
create table of_two (n integer) inherits (merged, altered);

create table whole (id integer) partition by range (id);
create table part (id integer);
alter table whole attach partition part for values from (0) to (10);
