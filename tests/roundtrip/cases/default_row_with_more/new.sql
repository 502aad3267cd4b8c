create type c as (x int, y text, z int);
create table r (a int, b text, d int);
create table t (id int, c c default row(1, 'a', 3), r r default row(1, 'b', 4), s r[] default array[row(1,'x',5)::r]);
