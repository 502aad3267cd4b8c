-- The operator that the view uses without naming it goes, while its type gets another name.
CREATE TYPE measure AS (v integer);
CREATE FUNCTION same_measure(a measure, b measure) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.v = b.v';
CREATE OPERATOR = (LEFTARG = measure, RIGHTARG = measure, FUNCTION = same_measure);
CREATE TABLE samples (id integer, m measure);
CREATE VIEW pairs AS SELECT a.id FROM samples a JOIN samples b USING (m);
