CREATE ROLE lead LOGIN CONNECTION LIMIT 3;
CREATE ROLE member NOLOGIN;
GRANT member TO lead WITH ADMIN OPTION;
CREATE TABLE doc (id integer, body text);
GRANT SELECT, INSERT ON doc TO lead;
GRANT SELECT ON doc TO roundtrip_reader WITH GRANT OPTION;
GRANT UPDATE (body), SELECT (id) ON doc TO member;
ALTER ROLE lead SET statement_timeout = '9s';
ALTER ROLE member SET search_path = public, pg_temp;
