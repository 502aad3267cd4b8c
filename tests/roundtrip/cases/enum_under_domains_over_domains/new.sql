create type e as enum ('c', 'a');
create domain d1 as e check (value in ('a', 'c')) default 'c';
create domain d2 as d1 check (value::e <> 'a'::e) ;
create domain da as d1[] check (array_length(value, 1) < 5);
create table t (x d2, y da, z d1[] default '{c}', e e default 'a', g text generated always as (case when e = 'c' then 'q' else 's' end) stored);
create function fd(d2) returns d1 language sql as 'select $1::d1';
create view v as select fd(x), y, z from t where x::e = 'a';
create type r as range (subtype = e);
create table u (r r default '[c,a]', exclude using gist (r with &&));
