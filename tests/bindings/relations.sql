-- Relations that are not just tables: partitions, children, tables of a type, foreign ones, and views with triggers.

create table measures (
    id int not null,
    day date not null,
    value float8 check (value >= 0),
    primary key (id, day)
) partition by range (day);
create table measures_2024 partition of measures for values from ('2024-01-01') to ('2025-01-01');
create table measures_rest partition of measures default;

create table animals (id int primary key, name text not null, born date default '2000-01-01');
create table dogs (barks bool not null default true, primary key (id)) inherits (animals);

create type point_of_sale as (id int, city text);
create table shops of point_of_sale (primary key (id), city with options not null default 'nowhere');

create table empty_parent ();
create table empty_child () inherits (empty_parent);

create table all_generated (
    number bigint generated always as identity primary key,
    twice int generated always as (2) stored,
    words tsvector generated always as (to_tsvector('simple', 'a b')) stored
);

-- A foreign table, of this database: loopback.sql tells the server where that is.
create extension if not exists postgres_fdw;
create server loopback foreign data wrapper postgres_fdw options (dbname 'postgres');
create user mapping for current_user server loopback;
create table near (id int, note text, at timestamptz default now(), tags text[] not null default '{}', words tsvector);
create foreign table far (
    id int not null,
    note text,
    at timestamptz,
    tags text[] not null default '{far}',
    words tsvector
) server loopback options (table_name 'near');

-- It has a trigger to be written by, and is read-only here nevertheless.
create view near_notes as select id, note from near;
create function write_near_note() returns trigger language plpgsql as $$
begin
    insert into near (id, note) values (new.id, new.note);
    return new;
end $$;
create trigger write_near_note instead of insert on near_notes for each row execute function write_near_note();
