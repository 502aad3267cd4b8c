CREATE ROLE app;
ALTER ROLE app SET search_path = '';
ALTER ROLE app SET work_mem = '8MB';
ALTER ROLE app SET app.tenant = 'it''s';
ALTER ROLE app SET enable_seqscan TO off;
