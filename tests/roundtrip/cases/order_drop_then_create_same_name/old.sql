CREATE TABLE thing (id integer PRIMARY KEY);
CREATE VIEW other AS SELECT id FROM thing;
CREATE SEQUENCE third;
CREATE INDEX fourth ON thing (id);
