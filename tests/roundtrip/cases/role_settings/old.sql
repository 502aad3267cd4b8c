CREATE ROLE app;
ALTER ROLE app SET search_path TO a, "B b", public;
ALTER ROLE app SET statement_timeout = '3s';
ALTER ROLE app SET app.tenant = 'it''s';
