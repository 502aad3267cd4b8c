-- The default of the whole is set for itself alone, because an older partition has another one: a new partition may come before.
CREATE TABLE parcel (id bigint, state text, weight integer DEFAULT 1, note text DEFAULT 'none') PARTITION BY RANGE (id);
CREATE TABLE parcel_1 PARTITION OF parcel (state DEFAULT 'sent') FOR VALUES FROM (0) TO (10);
ALTER TABLE parcel_1 ALTER COLUMN weight SET DEFAULT 5;
ALTER TABLE parcel_1 ALTER COLUMN note SET DEFAULT 'first';
