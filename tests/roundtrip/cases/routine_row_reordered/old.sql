-- Nothing but the order changes, and the body that relies on it.
create table t (a int, b int, c text);
create function f() returns setof t language sql stable as $$ select a, b, c from t $$;
