-- An implicit cast is used by calls, assignments, rules and bodies that do not write it.
create type a as (v text);
create function a2t(a) returns text language sql immutable as 'select $1.v';
create cast (a as text) with function a2t(a) as implicit;
create table t (x a, y text, z text default row('k')::a, g int generated always as (length(x)) stored, check (length(x) < 9));
create view v as select length(x) as l, substr(x, 1) as q, upper(x) as u from t;
create function f(a) returns int language sql immutable begin atomic select length($1); end;
create procedure p(a) language sql begin atomic insert into t(y) values ($1); update t set y = x; end;
create index on t (length(x));
create rule r as on delete to t do instead insert into t(y) values (old.x);
create view w as select * from t where y = x::text;
