create type e as enum ('c','a','d');
create type e2 as enum ('y','x');
create access method h2 type table handler heap_tableam_handler;
create unlogged table t (id bigint primary key, x bigint, y varchar(10), e e default 'd', f e, g e2, z bigint generated always as (x * 3) stored, w timestamptz) using h2;
create index on t (x);
create index on t (e, f);
