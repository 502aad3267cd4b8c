-- Rows of a table that are written out as ROW(...) have its columns in their order.
create table r (a int, b text);
create table t (id int, r r default row(1,'x'));
create view v as select row(1,'x')::r as rr from t;
create function f() returns r language sql stable as $$ select row(1,'x')::r $$;
create function g() returns setof r language sql stable as $$ select 1, 'x'::text $$;
