-- Columns elsewhere hold rows of the table whose columns change places.
create table t (a int, c text);
create table h (id int, r t, rs t[]);
create function f() returns setof t language sql stable as $$ select a, c from t $$;
