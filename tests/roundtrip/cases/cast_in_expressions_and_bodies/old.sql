create type a as (x int); create type b as (y int);
create function a2b(a) returns b language sql immutable as 'select row(($1).x)::b';
create cast (a as b) with function a2b(a) as implicit;
create table t (v a, w b generated always as (row(1)::b) stored);
create view vv as select v::b, w from t;
create function useit(a) returns b language sql as 'select $1::b';
