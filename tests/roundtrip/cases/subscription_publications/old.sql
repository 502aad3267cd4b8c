CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop, logs WITH (connect = false);
