CREATE SCHEMA app AUTHORIZATION roundtrip_owner
    CREATE VIEW v AS SELECT id FROM t
    CREATE TABLE t (id integer DEFAULT nextval('app.numbers'), n serial PRIMARY KEY)
    CREATE SEQUENCE numbers
    CREATE INDEX t_id ON t (id)
    GRANT SELECT ON t TO roundtrip_reader;
CREATE SCHEMA AUTHORIZATION roundtrip_writer CREATE TABLE x (a integer);
