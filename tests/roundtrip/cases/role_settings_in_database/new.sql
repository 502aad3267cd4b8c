CREATE ROLE app;
ALTER ROLE app IN DATABASE postgres SET statement_timeout = 200;
ALTER ROLE app IN DATABASE template1 SET statement_timeout = 300;
