CREATE TABLE emp (id integer PRIMARY KEY, boss integer REFERENCES emp, name text, pay numeric, dept text);
CREATE VIEW report AS SELECT name FROM emp;
