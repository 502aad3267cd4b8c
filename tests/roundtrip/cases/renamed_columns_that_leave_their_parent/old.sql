-- The server renames no column that a table has from a parent: where both go different ways, the table leaves first.
create table stays (a integer, b text);
alter table stays add constraint "Positive %" check (a > 0) no inherit;
create table leaves (a integer, b text, own integer, constraint "Positive %" check (a > 1)) inherits (stays);
create table whole (id integer not null, year integer not null, note text default 'none', constraint whole_year_check check (year > 2000)) partition by list (year);
create index whole_note on whole (note);
create table part partition of whole for values in (2023);
create table above (x integer, y integer);
create table below (z integer) inherits (above);
create view v as select a, b from leaves;
