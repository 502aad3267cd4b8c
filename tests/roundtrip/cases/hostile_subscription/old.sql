CREATE SUBSCRIPTION "a ""b""; --" CONNECTION 'host=/nowhere dbname=source' PUBLICATION "p,q" WITH (connect = false, slot_name = 'x_1');
