CREATE ROLE roundtrip_lead LOGIN CONNECTION LIMIT 3;
CREATE ROLE roundtrip_member NOLOGIN;
GRANT roundtrip_member TO roundtrip_lead WITH ADMIN OPTION;
CREATE TABLE doc (id integer, body text);
GRANT SELECT, INSERT ON doc TO roundtrip_lead;
GRANT SELECT ON doc TO roundtrip_reader WITH GRANT OPTION;
GRANT UPDATE (body), SELECT (id) ON doc TO roundtrip_member;
ALTER ROLE roundtrip_lead SET statement_timeout = '9s';
ALTER ROLE roundtrip_member SET search_path = public, pg_temp;
