create type row3 as (a int, b int, c text);
create table t (a int, b int, c text);
create table u (c text, b int, a int);
create function f() returns setof row3 language sql stable as $$ select * from t $$;
create function g() returns setof t language sql stable as $$ select u.a, u.b, u.c from u $$;
create function h() returns setof t language sql stable as $$ select t.a, t.b, t.c from t union all select * from g() $$;
