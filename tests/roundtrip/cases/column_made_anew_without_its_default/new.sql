create table b (x text, y integer default 1, z bigint, a_id integer);
create function fb() returns setof b language sql begin atomic
    select x, y, z, a_id from b;
end;
create view vb as select fb.x, fb.y, fb.z, fb.a_id from fb();
