create type c as (x int, z int);
create table r (b text, d int);
create table t (id int, c c default row(1, 3), r r default row('b', 4), s r[] default array[row('x',5)::r]);
create function g(r default row('b',2)) returns text language sql immutable as 'select ($1).b';
create index on t (g(r));
alter table t add check (c <> row(1,2)::c);
