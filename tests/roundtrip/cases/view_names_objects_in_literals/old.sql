-- Literals of regproc, regprocedure, regtype, regoperator and regclass name objects that are made anew.
create function f(int) returns int language sql immutable as 'select $1';
create table t (a int);
create type e as enum ('x');
create sequence s;
create operator === (leftarg = int, rightarg = int, function = int4eq);
create view v as select 'f'::regproc as p, 'f(int)'::regprocedure as pp, 't'::regclass as c, 'e'::regtype as ty, 's'::regclass as s, '===(int,int)'::regoperator as o, 'public'::regnamespace as n;
create table u (p regproc default 'f', c regclass default 't', ty regtype default 'e'::regtype, k oid default 's'::regclass::oid);
create function g() returns regprocedure language sql begin atomic select 'f(int)'::regprocedure; end;
