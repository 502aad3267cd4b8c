CREATE TABLE t (a integer CHECK (a > 0), b integer, c text, CONSTRAINT a_before_b CHECK (a < b));
COMMENT ON CONSTRAINT a_before_b ON t IS 'in order';
