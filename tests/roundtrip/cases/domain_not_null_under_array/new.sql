CREATE DOMAIN word AS text NOT NULL;
CREATE TABLE t (id integer, words word[]);
