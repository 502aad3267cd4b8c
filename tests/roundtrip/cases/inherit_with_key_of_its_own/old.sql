-- The key is a clause of CREATE TABLE, which makes the NOT NULL the table's own.
create table base (id integer not null, note text default 'a');
create function positive(integer) returns boolean language sql immutable as 'select $1 > 0';
