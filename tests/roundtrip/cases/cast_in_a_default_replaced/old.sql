-- A default lets go of one cast and takes another, while the function of both is replaced.
create type pt as (x int, y int);
create function pt2t(pt) returns text language sql immutable as 'select $1.x || $$,$$ || $1.y';
create function t2pt(text) returns pt language sql immutable as 'select row(split_part($1,$$,$$,1)::int, split_part($1,$$,$$,2)::int)::public.pt';
create cast (pt as text) with function pt2t(pt) as assignment;
create cast (text as pt) with function t2pt(text);
create table t (p pt, s text default row(1,2)::pt::text, check (p::text <> 'x'), g text generated always as (pt2t(p)) stored);
create view v as select p::text as a, s::pt as b from t;
create index on t (pt2t(p));
