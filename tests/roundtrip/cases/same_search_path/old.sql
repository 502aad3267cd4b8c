CREATE SCHEMA app;
CREATE TABLE app.a (id integer PRIMARY KEY);
CREATE TABLE app.b (id integer PRIMARY KEY, a_id integer REFERENCES app.a);
CREATE VIEW app.v AS SELECT a.id FROM app.a;
CREATE INDEX b_a_idx ON app.b (a_id);
COMMENT ON COLUMN app.b.a_id IS 'link';
