CREATE ROLE app;
ALTER ROLE app IN DATABASE postgres SET search_path TO a, b;
ALTER ROLE app IN DATABASE postgres SET statement_timeout = 100;
