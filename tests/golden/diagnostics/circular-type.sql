create domain itself as itself;
create domain first as second check (value > 0);
create domain second as first;
create type outer_row as (inner_rows inner_row[]);
create type inner_row as (n integer, back span_of_rows);
create type span_of_rows as range (subtype = outer_row);
create table holder (value held);
create domain held as holder check ((value).value is null);
-- Not these: pg_catalog comes first, and the name belongs to another type by now.
create domain int4 as int4;
create domain base as integer;
create domain above as base;
alter domain base rename to former_base;
create domain base as above;
create table uses (a first default 1, b second, c itself);
