CREATE TABLE t (id integer CONSTRAINT t_identity PRIMARY KEY);
CREATE TABLE r (id integer REFERENCES t);
