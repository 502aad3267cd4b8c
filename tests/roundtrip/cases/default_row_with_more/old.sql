-- Rows that are written out as defaults get a part more: of a type and of a table.
create type c as (x int, y text);
create table r (a int, b text);
create table t (id int, c c default row(1, 'a'), r r default row(1, 'b'), s r[] default array[row(1,'x')::r]);
