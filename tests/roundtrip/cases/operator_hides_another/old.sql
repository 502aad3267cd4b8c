-- A function and an operator of an earlier schema of search_path hide those of a later one.
create schema s1;
create schema s2;
create function s2.f(int) returns int language sql immutable as 'select 2';
create function s1.f(text) returns int language sql immutable as 'select 1';
set search_path = s1, s2, public;
create table public.t (a int check (f(a) > 0));
create view public.v as select f(a), f('x'::text) as g from public.t;
create operator s2.<<>> (leftarg = int, rightarg = int, function = int4pl);
create view public.w as select a <<>> a as o from public.t;
