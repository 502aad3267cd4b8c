create schema a; create schema b;
create type a.e as enum ('x','y');
create table a.t (id serial primary key, e a.e default 'x', unique (e));
create view a.v as select id, e from a.t where e = 'x';
create function a.f(a.e) returns a.t language sql as 'select * from a.t where e = $1';
create trigger tr before update on a.t for each row execute function suppress_redundant_updates_trigger();
create table b.r (t int references a.t, e a.e);
