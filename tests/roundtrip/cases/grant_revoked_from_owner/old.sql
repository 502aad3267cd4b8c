CREATE TABLE t (a integer);
ALTER TABLE t OWNER TO roundtrip_owner;
