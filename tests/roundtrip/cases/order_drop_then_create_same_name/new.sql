CREATE TABLE other (id integer PRIMARY KEY);
CREATE VIEW thing AS SELECT id FROM other;
CREATE TABLE third (a integer);
CREATE SEQUENCE fourth;
