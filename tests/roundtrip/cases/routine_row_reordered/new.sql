create table t (c text, b int, a int);
create function f() returns setof t language sql stable as $$ select c, b, a from t $$;
