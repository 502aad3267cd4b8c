-- What needs a statement that failed is told from what is wrong by itself.
create tabel tasks (id int);
alter table tasks add column title text;
create view open_tasks as select * from tasks;
create type state as enum ('on', 'on');
create table switches (id int, state state, other stat);
alter table taks add column title text;
