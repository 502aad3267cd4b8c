-- The state of an aggregate changes under views, materialized views and bodies.
create type st as (n int, s numeric);
create function acc(st, numeric) returns st language sql immutable as 'select row($1.n + 1, $1.s + $2)::st';
create function inv(st, numeric) returns st language sql immutable as 'select row($1.n - 1, $1.s - $2)::st';
create function fin(st) returns numeric language sql immutable as 'select $1.s / nullif($1.n, 0)';
create function comb(st, st) returns st language sql immutable as 'select row($1.n + $2.n, $1.s + $2.s)::st';
create aggregate my_avg(numeric) (sfunc = acc, stype = st, finalfunc = fin, initcond = '(0,0)', combinefunc = comb, msfunc = acc, minvfunc = inv, mstype = st, minitcond = '(0,0)', mfinalfunc = fin, parallel = safe);
create table t (g int, n numeric);
create view v as select g, my_avg(n) a, my_avg(n) over (partition by g) b from t group by g, n;
create materialized view m as select my_avg(a) from v;
comment on aggregate my_avg(numeric) is 'agg';
grant execute on function my_avg(numeric) to roundtrip_reader;
revoke execute on function my_avg(numeric) from public;
alter aggregate my_avg(numeric) owner to roundtrip_owner;
create index on t (g);
create function uses() returns numeric language sql begin atomic select my_avg(n) from t; end;
