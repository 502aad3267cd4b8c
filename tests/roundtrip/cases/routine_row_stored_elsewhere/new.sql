create table t (a int, b int, c text);
create table h (id int, r t, rs t[]);
create function f() returns setof t language sql stable as $$ select a, b, c from t $$;
