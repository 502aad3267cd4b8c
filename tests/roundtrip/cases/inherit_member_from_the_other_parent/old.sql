-- What a table had from one parent it gets from the other, which stays and gets it, with another type or the same.
create table thing (id integer not null, n integer, made date);
create table living (born date);
create table first (wings integer) inherits (thing, living);
create table last (wings integer) inherits (living, thing);
create table below () inherits (first);
