CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop, logs
    WITH (connect = false, slot_name = feed, binary = false, synchronous_commit = 'off');
CREATE SUBSCRIPTION renamed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false, slot_name = first);
