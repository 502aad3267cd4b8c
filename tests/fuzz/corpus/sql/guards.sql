do $$ begin create type a as enum ('x'); exception when duplicate_object or sqlstate '42710' then raise notice '%', 1; end $$;
do $x$ declare n int; begin
if not exists (select from pg_type where typname = 'a') and to_regclass('t') is null then create type a as enum ('x'); else alter type a add value 'y'; end if;
if exists (select 1 from pg_class) then return; end if;
begin execute format('create table %I (a text default %L)', 'b c', 'd' || quote_ident('e')); execute $q$create table u ()$q$; end;
perform set_config('search_path', '', true); end $x$;
create function f(a int) returns int language sql set search_path = 'x' as $$ select a from t where f(1) = ''::a; $$;
\i file.sql
\ir 'it''s' \\ \echo x
select 1 \gexec
