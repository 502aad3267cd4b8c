-- Said twice, in other words but with the same meaning: nothing to report.
create schema if not exists app;
create schema if not exists app;
create schema app2;
create schema if not exists app2;
create table a (id int, name text);
create table if not exists a (id integer, name text);
CREATE TABLE IF NOT EXISTS public.a (id int4, "name" text);
create index a_name on a (name);
create index if not exists a_name on a (name);
create index if not exists a_name on public.a using btree (name asc);
create index concurrently if not exists a_name on a (name);
create sequence numbers;
create sequence if not exists numbers;
create collation german (locale = 'de_DE');
create collation if not exists german (locale = 'de_DE');
create extension hstore;
create extension if not exists hstore;
alter table a add column if not exists name text;
do $$ begin create type state as enum ('on'); exception when duplicate_object then null; end $$;
do $$ begin create type state as enum ('on'); exception when duplicate_object then null; end $$;
do $$ begin
    if not exists (select from pg_class where relname = 'a') then
        create table a (id int, name text);
    end if;
end $$;
