-- A range over the row type of a table that gets a column.
create table t (a int, b int);
create type rt as range (subtype = t);
create table u (r rt, rs rt[]);
create function f(rt) returns bool language sql as 'select isempty($1)';
