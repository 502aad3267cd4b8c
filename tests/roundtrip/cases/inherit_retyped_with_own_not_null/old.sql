-- PostgreSQL 18 refuses to change the type while the two are linked: the child has a NOT NULL under a name of its own.
create table base (x integer not null, y integer primary key);
create table child (x integer not null, y integer not null) inherits (base);
create table below () inherits (child);
create table plain (y integer) inherits (base);
create index child_x on child (x);
create view child_view as select x from child;
