-- The view names the key in GROUP BY and is altered in place; a table has one primary key at a time. An index, a key and a unique exchange their names.
CREATE TABLE parcel (a integer, b integer, c integer, CONSTRAINT by_a PRIMARY KEY (a), CONSTRAINT by_b UNIQUE (b));
CREATE UNIQUE INDEX by_c ON parcel (c);
CREATE TABLE part (a integer REFERENCES parcel, b integer REFERENCES parcel (b), c integer REFERENCES parcel (c));
CREATE VIEW parcels AS SELECT a, b, c FROM parcel GROUP BY a;
ALTER TABLE parcel REPLICA IDENTITY USING INDEX by_a;
COMMENT ON CONSTRAINT by_b ON parcel IS 'second';
