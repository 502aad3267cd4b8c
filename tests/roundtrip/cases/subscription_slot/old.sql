CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false);
CREATE SUBSCRIPTION other CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false, slot_name = a_slot);
