CREATE FUNCTION cmp(a text, b text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT a = b $$;
CREATE OPERATOR === (FUNCTION = cmp, LEFTARG = text, RIGHTARG = text, COMMUTATOR = ===);
CREATE TABLE t (a text, b text, CONSTRAINT k CHECK (a === b));
CREATE VIEW v AS SELECT a FROM t WHERE a === 'x';
CREATE INDEX i ON t ((a === b));
CREATE POLICY p ON t USING (a === current_user);
COMMENT ON OPERATOR === (text, text) IS 'the same';
