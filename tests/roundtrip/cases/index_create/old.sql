CREATE TABLE t (a integer, b text, c timestamptz, d jsonb, e text[], f int4range, g tsvector);
