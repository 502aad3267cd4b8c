CREATE TABLE t (a integer);
ALTER TABLE t OWNER TO roundtrip_owner;
REVOKE DELETE, TRUNCATE ON t FROM roundtrip_owner;
