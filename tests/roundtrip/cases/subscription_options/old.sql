CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop
    WITH (connect = false, binary, streaming = on, synchronous_commit = local);
