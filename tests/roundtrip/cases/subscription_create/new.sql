CREATE TABLE t (a integer PRIMARY KEY);
CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop, logs WITH (connect = false);
CREATE SUBSCRIPTION slotless CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false, slot_name = NONE);
