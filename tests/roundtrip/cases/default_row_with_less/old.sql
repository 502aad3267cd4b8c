-- Rows that are written out as defaults, of columns and of an argument, lose a part.
create type c as (x int, y text, z int);
create table r (b text, d int, a int);
create table t (id int, c c default row(1, 'a', 3), r r default row('b', 4, 1), s r[] default array[row('x',5,1)::r]);
create function g(r default row('b',2,1)) returns text language sql immutable as 'select ($1).b';
create index on t (g(r));
alter table t add check (c <> row(1,'q',2)::c);
