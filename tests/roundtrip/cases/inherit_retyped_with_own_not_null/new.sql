create table base (x bigint not null, y bigint primary key);
create table child (x bigint not null, y bigint not null) inherits (base);
create table below () inherits (child);
create table plain (y bigint) inherits (base);
create index child_x on child (x);
create view child_view as select x from child;
