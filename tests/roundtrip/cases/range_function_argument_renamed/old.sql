-- The function of a range that is stored cannot be dropped before the values are those of the new range.
CREATE FUNCTION apart(a double precision, b double precision) RETURNS double precision LANGUAGE sql IMMUTABLE AS 'SELECT a - b';
CREATE TYPE span AS RANGE (subtype = double precision, subtype_diff = apart, multirange_type_name = spans);
CREATE TABLE stay (span span, spans spans, many span[], EXCLUDE USING gist (span WITH &&));
CREATE FUNCTION starts(of_span span) RETURNS double precision LANGUAGE sql AS 'SELECT lower(of_span)';
CREATE VIEW start AS SELECT starts(span) FROM stay;
COMMENT ON FUNCTION apart IS 'how far';
COMMENT ON TYPE span IS 'from to';
