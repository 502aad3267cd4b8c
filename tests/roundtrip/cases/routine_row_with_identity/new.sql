create table t (a int, b int, c text, id int generated always as identity primary key);
create function f() returns setof t language sql stable as $$ select a, b, c, id from t $$;
