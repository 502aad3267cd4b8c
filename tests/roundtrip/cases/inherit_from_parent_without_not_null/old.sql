-- The new parent has the column without NOT NULL, so what stands in for it must not hold one: it could not be dropped.
create table strict (id integer not null, always integer not null, y text);
create table heir () inherits (strict);
