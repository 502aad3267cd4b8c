create table tasks (id int, title text);
create table notes (id int, task_id int, body text);
create view one as select id from tasks, notes;
create view two as select tasks.id from tasks join notes using (task_id);
create function near(a int, b int) returns int language sql as 'select 1';
create view three as select near(title) from tasks;
create view four as select near(id, 1, 2) from tasks;
create function body() returns int begin atomic select idd from tasks; end;
