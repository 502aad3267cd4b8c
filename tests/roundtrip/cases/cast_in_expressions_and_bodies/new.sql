create type a as (x int); create type b as (y bigint, z int);
create function a2b(a) returns b language sql immutable as 'select row(($1).x, 1)::b';
create cast (a as b) with function a2b(a) as assignment;
create table t (v a, w b generated always as (row(1, 2)::b) stored);
create view vv as select v::b, w from t;
create function useit(a) returns b language sql as 'select $1::b';
