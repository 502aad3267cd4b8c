CREATE ROLE app;
COMMENT ON ROLE app IS 'the application';
