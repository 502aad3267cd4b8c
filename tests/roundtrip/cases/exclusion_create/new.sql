CREATE EXTENSION btree_gist;
CREATE TABLE t (room integer, during tsrange, cancelled boolean, EXCLUDE USING gist (room WITH =, during WITH &&) WHERE (NOT cancelled));
ALTER TABLE t ADD CONSTRAINT named EXCLUDE (room WITH =) INCLUDE (cancelled) WITH (fillfactor = 70) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE t ADD EXCLUDE USING gist ((upper(during) - lower(during)) WITH =);
COMMENT ON CONSTRAINT named ON t IS 'it''s named';
