-- Rows of a composite type, of another table, of two arms, and by a function.
create type row3 as (a int, c text);
create table t (a int, c text);
create table u (c text, a int);
create function f() returns setof row3 language sql stable as $$ select * from t $$;
create function g() returns setof t language sql stable as $$ select u.a, u.c from u $$;
create function h() returns setof t language sql stable as $$ select t.a, t.c from t union all select * from g() $$;
