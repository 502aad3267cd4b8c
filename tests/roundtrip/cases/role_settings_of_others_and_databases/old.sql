-- Settings of roles that the files do not create, of all roles, and of databases: they go away by RESET.
CREATE ROLE app;
ALTER ROLE roundtrip_reader SET statement_timeout = '3s';
ALTER ROLE roundtrip_reader SET "app.tenant" = 'a''b';
ALTER ROLE roundtrip_writer SET search_path TO a, "B c";
ALTER ROLE roundtrip_reader IN DATABASE postgres SET work_mem = '2MB';
ALTER ROLE app IN DATABASE template1 SET work_mem = '3MB';
ALTER ROLE ALL SET log_statement = 'all';
ALTER DATABASE postgres SET search_path TO a, public;
ALTER DATABASE template1 SET "app.secret" TO 'x';
ALTER ROLE ALL IN DATABASE template1 SET lock_timeout TO 100;
