create schema s;
set search_path = s, public;
create function eqx(x text, y text) returns boolean language sql immutable as 'select $1 = $2';
create function cmpx(text, text) returns int language sql immutable as 'select case when $1 < $2 then -1 when $1 > $2 then 1 else 0 end';
create operator === (leftarg = text, rightarg = text, function = eqx, commutator = ===, restrict = eqsel, hashes);
create operator class oc for type text using btree as operator 1 <, operator 2 <=, operator 3 ===, operator 4 >=, operator 5 >, function 1 cmpx(text,text);
create table public.t (a text, b varchar, exclude using btree (a oc with ===, lower(b) oc with ===));
create view public.v as select a from public.t order by a using operator(pg_catalog.<);
