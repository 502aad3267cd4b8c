COMMENT ON SCHEMA s IS 'old';
COMMENT ON TABLE s.t IS 'old';
COMMENT ON COLUMN s.t.u IS 'old';
COMMENT ON POLICY p ON s.t IS 'only here';
COMMENT ON INDEX s.t_u IS 'only here';
