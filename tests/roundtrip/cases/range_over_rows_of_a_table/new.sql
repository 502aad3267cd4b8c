create table t (a int, b int, c int);
create type rt as range (subtype = t);
create table u (r rt, rs rt[]);
create function f(rt) returns bool language sql as 'select isempty($1)';
