-- @renamed from=measure
CREATE TYPE reading AS (v integer);
CREATE TABLE samples (id integer, m reading);
CREATE VIEW pairs AS SELECT a.id FROM samples a JOIN samples b USING (m);
