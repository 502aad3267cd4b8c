CREATE TABLE t (d tsvector);
CREATE INDEX t_d ON t USING gist (d tsvector_ops (siglen = 100));
