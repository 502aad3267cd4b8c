CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop
    WITH (connect = false, disable_on_error = true, streaming = off, synchronous_commit = remote_apply);
