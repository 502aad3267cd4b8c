-- The default of the whole is set for itself alone, because an older partition has another one: a new partition may come before.
CREATE TABLE parcel (id bigint, state text DEFAULT 'new', weight integer DEFAULT 2, note text) PARTITION BY RANGE (id);
CREATE TABLE parcel_1 PARTITION OF parcel (state DEFAULT 'sent') FOR VALUES FROM (0) TO (10);
ALTER TABLE parcel_1 ALTER COLUMN weight SET DEFAULT 5;
ALTER TABLE parcel_1 ALTER COLUMN note SET DEFAULT 'first';
CREATE TABLE parcel_2 PARTITION OF parcel FOR VALUES FROM (10) TO (20);
CREATE TABLE parcel_3 PARTITION OF parcel FOR VALUES FROM (20) TO (90) PARTITION BY RANGE (id);
CREATE TABLE parcel_30 PARTITION OF parcel_3 FOR VALUES FROM (20) TO (30);
