create schema app; create schema priv;
create function app.f(x int) returns int language plpgsql security definer set search_path = priv, pg_temp set work_mem = '1MB' as $$ begin return x; end $$;
create procedure app.p(inout x int) language sql security definer as 'select 1';
revoke all on function app.f(int) from public;
grant execute on all routines in schema app to roundtrip_reader;
alter default privileges in schema app revoke execute on functions from public;
alter default privileges in schema app grant select on tables to roundtrip_reader with grant option;
create table app.t (a int);
create view app.v with (security_invoker = true) as select * from app.t;
