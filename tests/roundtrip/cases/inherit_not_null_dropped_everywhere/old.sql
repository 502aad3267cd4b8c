-- Since PostgreSQL 18, a table below keeps a NOT NULL that it has for itself, too, when the one above goes.
create table top (id integer not null, n integer not null);
create table merged (id integer not null) inherits (top);
create table keyed (primary key (id)) inherits (top);
create table altered () inherits (top);
alter table altered alter column n set not null;
create table below () inherits (keyed);
create table of_two (n integer not null) inherits (merged, altered);

create table whole (id integer not null) partition by range (id);
create table part (id integer not null);
alter table whole attach partition part for values from (0) to (10);
