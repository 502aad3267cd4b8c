-- name: a :one
select 1;
\connect x
set search_path = a, b;
do $$ begin create type t as enum (); exception when duplicate_object then null; end $$;
copy t from stdin;
1	2
\.
select setval($1, 2)
