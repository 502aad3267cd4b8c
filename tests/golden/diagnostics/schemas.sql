create table app.tasks (id int);
create view app.v as select 1;
create function other.f() returns int language sql as 'select 1';
set search_path to third;
create table here (id int);
