create table t (b date, a int, c text, e bool, d numeric);
create function q() returns table (y date, x int, z text, u bool, w numeric) language sql stable as $$ select * from t $$;
create function o(out y date, out x int, out z text, out u bool, out w numeric) returns setof record language sql stable as $$ select t.* from t $$;
create view v as select * from q();
