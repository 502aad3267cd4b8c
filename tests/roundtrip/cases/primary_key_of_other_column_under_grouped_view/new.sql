CREATE TABLE parcel (a integer NOT NULL, b integer NOT NULL, c integer NOT NULL, CONSTRAINT by_c PRIMARY KEY (c), CONSTRAINT by_a UNIQUE (a) DEFERRABLE);
CREATE UNIQUE INDEX by_b ON parcel (b);
CREATE TABLE part (b integer REFERENCES parcel (b), c integer REFERENCES parcel);
CREATE VIEW parcels AS SELECT a, b, c FROM parcel GROUP BY c;
ALTER TABLE parcel REPLICA IDENTITY USING INDEX by_c;
COMMENT ON INDEX by_b IS 'second';
