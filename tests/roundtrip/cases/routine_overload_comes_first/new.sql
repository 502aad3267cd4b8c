create function f(a int, b text) returns text language sql immutable as 'select b';
create function f(variadic int[]) returns text language sql immutable as 'select 2::text';
create function f(a bigint, b bigint) returns text language sql immutable as 'select 3::text';
create table t (i int, s text, g text generated always as (f(i, s)) stored, h text default f(1, 2), c text check (f(i, 'q') <> ''));
create view v as select f(i, i) a, f(i, i, i) b, f(variadic array[i]) c from t;
create function w(int) returns text language sql begin atomic select f($1, $1); end;
