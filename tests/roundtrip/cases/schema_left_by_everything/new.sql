create schema a; create schema b;
create type b.e as enum ('x','y', 'z');
create table b.t (id serial primary key, e b.e default 'y', unique (e));
create view b.v as select id, e from b.t where e = 'x';
create function b.f(b.e) returns b.t language sql as 'select * from b.t where e = $1';
create trigger tr before update on b.t for each row execute function suppress_redundant_updates_trigger();
create table a.r (t int references b.t, e b.e);
