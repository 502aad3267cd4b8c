-- Everything gets a new name at once, and much of it changes as well.
create schema s;
create type s.e as enum ('a','b');
create domain s.d as int check (value > 0);
create table s.t (id int generated always as identity primary key, e s.e default 'a', d s.d, p int references s.t, constraint chk check (d > 1));
create index ti on s.t (e) where d > 2;
create function s.f(s.t) returns s.e language sql stable as 'select $1.e';
create view s.v as select s.f(t) x, t.d from s.t;
create trigger tr before insert on s.t for each row execute function suppress_redundant_updates_trigger();
create policy po on s.t using (s.f(t) = 'a');
create rule ru as on delete to s.t do also notify x;
create statistics s.st on e, d from s.t;
create publication pu for table s.t (id, e) where (id > 3);
create sequence s.q owned by s.t.d;
grant select (e) on s.t to roundtrip_reader;
comment on column s.t.e is 'e';
comment on constraint chk on s.t is 'chk';
