CREATE TABLE task (title text, id integer, due date);
CREATE FUNCTION tasks() RETURNS SETOF task LANGUAGE sql STABLE AS 'SELECT t FROM task t';
CREATE TABLE kept (task task);
CREATE VIEW open_tasks AS SELECT (tasks()).*;
CREATE VIEW kept_tasks AS SELECT (task).*, 1 AS one FROM kept;
