-- A composite type with its operator, aggregate, cast, views and indexes changes together with what it is made of.
create domain money_ as numeric(12,2) check (value >= 0);
create type cur as enum ('EUR','USD');
create type amt as (v money_, c cur);
create function amt_add(amt, amt) returns amt language sql immutable as $$ select row($1.v + $2.v, $1.c)::amt $$;
create operator + (leftarg = amt, rightarg = amt, procedure = amt_add, commutator = +);
create aggregate sum(amt) (sfunc = amt_add, stype = amt, initcond = '(0,EUR)');
create cast (numeric as cur) with inout as assignment;
create table inv (id int primary key, total amt not null default '(0.00,EUR)', lines amt[] default '{}', tax money_ generated always as (((total).v * 0.2)::numeric) stored, check ((total).v >= 0), check ((total + total) is not null));
create view sums as select sum(total) s, (sum(total)).v v from inv group by (total).c;
create materialized view msums as select * from sums;
create index on msums (v);
create index on inv (((total).c)) where (total).v > 10;
create policy p on inv using ((total).c = 'EUR');
create function f(a amt default '(1,EUR)') returns table (b amt, c money_) language sql as 'select a, a.v';
