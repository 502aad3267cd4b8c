-- The default is off before PostgreSQL 18 and parallel since then.
CREATE SUBSCRIPTION feed CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop WITH (connect = false, streaming = on);
CREATE SUBSCRIPTION "it's $$ ""fed""" CONNECTION 'host=/nowhere dbname=source' PUBLICATION shop
    WITH (connect = false, streaming = off, binary);
