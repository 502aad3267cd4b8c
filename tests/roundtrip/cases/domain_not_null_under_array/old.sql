CREATE DOMAIN word AS text;
CREATE TABLE t (id integer, words word[]);
