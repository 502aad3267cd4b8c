CREATE TABLE anything (id integer);
