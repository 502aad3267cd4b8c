CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false);
CREATE SUBSCRIPTION "it's $$ ""fed""" CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false);
