CREATE EXTENSION hstore;
COMMENT ON EXTENSION hstore IS 'Loose attributes; see the team''s handbook';
