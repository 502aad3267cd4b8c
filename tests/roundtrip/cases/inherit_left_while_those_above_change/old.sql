-- A table leaves its parent: what the tables above get, lose or change must not reach it before.
create table top (id integer not null, x text default 'top');
create table middle (x text default 'middle', z integer) inherits (top);
create table bottom () inherits (middle);

create table first (id integer not null, x text, check (x <> ''));
create table second (x text default 'second', z integer) inherits (first);
create table third () inherits (second);
create table other (y integer);
