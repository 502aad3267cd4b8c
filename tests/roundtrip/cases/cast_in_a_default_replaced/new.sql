create type pt as (x int, y int, z int);
create function pt2t(pt) returns varchar language sql immutable as 'select ($1.x || $$,$$ || $1.y)::varchar';
create function t2pt(text) returns pt language sql immutable as 'select row(split_part($1,$$,$$,1)::int, split_part($1,$$,$$,2)::int, 0)::public.pt';
create cast (pt as varchar) with function pt2t(pt) as implicit;
create cast (text as pt) with function t2pt(text) as assignment;
create table t (p pt, s text default row(1,2,3)::pt::varchar, check (p::varchar <> 'x'), g varchar generated always as (pt2t(p)) stored);
create view v as select p::varchar as a, s::pt as b from t;
create index on t (pt2t(p));
