create type mood as enum ('a','b','c');
create table t (a int, b int, c varchar(9), m mood, n bigint);
create function f() returns setof t language sql stable as $$ select a, b, c, m, n from t $$;
