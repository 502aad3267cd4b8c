create type e as enum ('c','a','d');
create type e2 as enum ('y','x');
create unlogged table t (id bigint primary key, x bigint, y varchar(10), e e default 'd', f e, g e2, z bigint generated always as (x * 3) stored, w timestamptz);
create index on t (x);
create index on t (e, f);
