CREATE TYPE span AS RANGE (SUBTYPE = int4);
CREATE TABLE t (id integer PRIMARY KEY, s span, m span_multirange, ss span[], CHECK (s <> 'empty'), EXCLUDE USING gist (s WITH &&));
CREATE VIEW v AS SELECT id, lower(s) AS low FROM t;
CREATE FUNCTION f() RETURNS span LANGUAGE sql AS $$ SELECT span(1, 2) $$;
COMMENT ON TYPE span IS 'some numbers';
