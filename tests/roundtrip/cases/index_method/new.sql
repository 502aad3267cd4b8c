CREATE TABLE t (a text, b int4range);
CREATE INDEX t_a ON t USING hash (a);
CREATE INDEX t_b ON t USING spgist (b);
