create table r (z date, a int, b text);
create table t (id int, r r default row(null, 1,'x'));
create view v as select row(null,1,'x')::r as rr from t;
create function f() returns r language sql stable as $$ select row(null,1,'x')::r $$;
create function g() returns setof r language sql stable as $$ select null::date, 1, 'x'::text $$;
