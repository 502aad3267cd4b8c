create table t (id int primary key, n int not null default 3, note text);
create view v as select id, n from t;
create function f(a int) returns int language sql as 'select a';
create type e as enum ('a', 'b', 'c');
create table u (e e default 'a', check (e <> 'b'));
create domain d as int check (value > 0);
create table w (d d);
create sequence sq increment 2;
create type ct as (a int, b text);
