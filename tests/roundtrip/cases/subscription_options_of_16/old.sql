-- @server 16
CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop
    WITH (connect = false, origin = none, password_required = false, streaming = parallel);
