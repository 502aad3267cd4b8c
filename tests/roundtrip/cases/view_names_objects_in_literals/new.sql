create function f(x int) returns bigint language sql immutable as 'select $1::bigint';
create table t (a int) partition by list (a);
create type e as enum ('y');
create sequence s as int;
create operator === (leftarg = int, rightarg = int, function = int4ne);
create view v as select 'f'::regproc as p, 'f(int)'::regprocedure as pp, 't'::regclass as c, 'e'::regtype as ty, 's'::regclass as s, '===(int,int)'::regoperator as o, 'public'::regnamespace as n;
create table u (p regproc default 'f', c regclass default 't', ty regtype default 'e'::regtype, k oid default 's'::regclass::oid);
create function g() returns regprocedure language sql begin atomic select 'f(int)'::regprocedure; end;
