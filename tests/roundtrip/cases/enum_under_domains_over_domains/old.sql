create type e as enum ('a', 'b', 'c');
create domain d1 as e check (value in ('a', 'b')) default 'a';
create domain d2 as d1 not null check (value::e <> 'b'::e) ;
create domain da as d1[] check (array_length(value, 1) < 4);
create table t (x d2, y da, z d1[] default '{a}', e e default 'c', g text generated always as (case when e = 'c' then 'q' else 'r' end) stored);
create function fd(d2) returns d1 language sql as 'select $1::d1';
create view v as select fd(x), y, z from t where x::e = 'a';
create type r as range (subtype = e);
create table u (r r default '[a,b]', exclude using gist (r with &&));
