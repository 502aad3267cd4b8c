-- Columns that have to follow a new one change their types as well.
create type mood as enum ('a','b','c');
create table t (a int, c text, m mood, n int);
create function f() returns setof t language sql stable as $$ select a, c, m, n from t $$;
