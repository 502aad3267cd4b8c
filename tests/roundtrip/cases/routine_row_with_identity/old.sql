-- An identity column follows a new one.
create table t (a int, c text, id int generated always as identity primary key);
create function f() returns setof t language sql stable as $$ select a, c, id from t $$;
