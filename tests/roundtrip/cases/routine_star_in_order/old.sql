-- The star of a table is the row that RETURNS TABLE and OUT arguments describe.
create table t (a int, c text, d numeric);
create function q() returns table (x int, z text, w numeric) language sql stable as $$ select * from t $$;
create function o(out x int, out z text, out w numeric) returns setof record language sql stable as $$ select t.* from t $$;
create view v as select * from q();
