-- An overload that fits better comes or goes, while the one that was meant, a variadic one, stays.
create function f(a int, b text default 'x') returns text language sql immutable as 'select b';
create function f(a int, b int) returns text language sql immutable as 'select $1::text';
create function f(variadic int[]) returns text language sql immutable as 'select 1::text';
create table t (i int, s text, g text generated always as (f(i, s)) stored, h text default f(1, 2), c text check (f(i, 'q') <> ''));
create view v as select f(i, i) a, f(i, i, i) b, f(variadic array[i]) c from t;
create function w(int) returns text language sql begin atomic select f($1, $1); end;
