CREATE TABLE t (id integer NOT NULL, code text NOT NULL);
CREATE UNIQUE INDEX t_ids ON t (id);
CREATE UNIQUE INDEX t_codes ON t (code);
