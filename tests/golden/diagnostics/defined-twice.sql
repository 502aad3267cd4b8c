create table if not exists t (id integer, name varchar(20));
create table if not exists t (id int, name character varying(20));
create table if not exists t (id bigint);
create function f(a int) returns int language sql as 'select 1';
create or replace function f(a integer) returns integer language sql as 'select 2';
create or replace function public.f(a integer) returns integer language sql as 'select 2';
create view v as select id from t;
create or replace view v as select id from t;
create or replace view v as select id, name from t;
