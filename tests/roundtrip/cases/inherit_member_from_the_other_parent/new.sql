create table thing (id integer not null, n integer);
create table living (born date, id bigint not null, n integer);
create table heavy (made timestamptz, weight numeric not null default 1);
create table first (wings integer) inherits (living);
create table last (wings integer) inherits (living);
create table below () inherits (heavy, first);
