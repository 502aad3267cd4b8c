CREATE TABLE t (a text, b int4range);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t USING gist (b);
