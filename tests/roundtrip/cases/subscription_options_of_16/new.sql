-- @server 16
CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false, run_as_owner, streaming = on);
