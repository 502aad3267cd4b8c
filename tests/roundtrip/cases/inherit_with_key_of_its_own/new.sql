create table base (id integer not null, note text default 'a');
create function positive(integer) returns boolean language sql immutable as 'select $1 > 0';
create table keyed (primary key (id), check (positive(id))) inherits (base);
create table whole (a integer, b integer) partition by list (a);
create table part partition of whole (primary key (a, b), constraint above check (b > 0)) for values in (1);
