-- Rows that are written out as defaults stay the same, while the types of their parts change.
create type c as (x int, y text);
create table t (id int, c c default row(1, 'a'), d c default row(1,'b')::c, e c[] default array[row(1,'a')::c, row(2,'b')::c], f c default '(1,z)');
create domain dc as c default row(4,'k') check ((value).x > 0);
create table u (d dc, e dc default row(5,'l'));
create function f(a c default row(1,'a'), b c[] default array[row(2,'v')::c]) returns int language sql immutable as 'select 1';
create view v as select row(1,'a')::c as r, f() from t;
