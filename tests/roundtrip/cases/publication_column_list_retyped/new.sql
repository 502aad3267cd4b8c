-- The server retypes no column that a publication lists, with or without a filter.
CREATE SCHEMA s;
CREATE TABLE s.t (id integer PRIMARY KEY, c varchar(80), kept text);
CREATE PUBLICATION lists FOR TABLE s.t (id, c);
CREATE PUBLICATION filters FOR TABLE s.t (id) WHERE (id > 3);
CREATE PUBLICATION takes_all FOR TABLE s.t;
COMMENT ON PUBLICATION lists IS 'two columns';
