-- The columns of the table come to stand in another order on the server: the view yields them in that of the file.
CREATE TABLE task (id integer, title text);
CREATE FUNCTION tasks() RETURNS SETOF task LANGUAGE sql STABLE AS 'SELECT * FROM task';
CREATE TABLE kept (task task);
CREATE VIEW open_tasks AS SELECT (tasks()).*;
CREATE VIEW kept_tasks AS SELECT (task).*, 1 AS one FROM kept;
