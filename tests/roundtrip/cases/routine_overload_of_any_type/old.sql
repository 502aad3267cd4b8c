-- What a polymorphic function was called for gets one of its own.
create function pick(anyelement) returns text language sql immutable as 'select $1::text';
create table t (a int, b text default pick(3), c text generated always as (pick(a)) stored, check (pick(a) <> 'x'));
create view v as select pick(a) as p, pick('z'::text) as q from t;
create index on t (pick(a));
create materialized view m as select pick(p) from v;
create policy po on t using (pick(a) = 'y');
create trigger tr before update on t for each row when (pick(new.a) = 'k') execute function suppress_redundant_updates_trigger();
create function w(int) returns text language sql immutable begin atomic select pick($1); end;
