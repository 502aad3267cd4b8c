CREATE ROLE app LOGIN;
CREATE ROLE web;
COMMENT ON ROLE web IS 'it''s the web';
