CREATE SUBSCRIPTION "a ""b""; --" CONNECTION 'host=/nowhere application_name=''a b\\c''' PUBLICATION "p,q", "p" WITH (connect = false, slot_name = 'none_2');
COMMENT ON SUBSCRIPTION "a ""b""; --" IS '$$ '' \';
