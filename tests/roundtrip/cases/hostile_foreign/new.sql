CREATE SCHEMA x;
CREATE FOREIGN DATA WRAPPER "wr""ap; --" OPTIONS ("o'p ""t" 'v''a\l; $$');
CREATE SERVER "ser'ver */" TYPE 'ty''pe' VERSION $$1'2"3$$ FOREIGN DATA WRAPPER "wr""ap; --" OPTIONS ("select" 'x', "A b" E'line\nbreak');
CREATE USER MAPPING FOR roundtrip_reader SERVER "ser'ver */" OPTIONS ("pass""word" $$'; drop table x; --$$);
CREATE FOREIGN TABLE x."ta""ble" ("co;l" integer OPTIONS ("k'ey" 'it''s'), "select" text) SERVER "ser'ver */" OPTIONS ("f""ile" '/tmp/a b');
COMMENT ON SERVER "ser'ver */" IS $$it's$$;
COMMENT ON FOREIGN DATA WRAPPER "wr""ap; --" IS '"';
COMMENT ON FOREIGN TABLE x."ta""ble" IS ';';
GRANT USAGE ON FOREIGN SERVER "ser'ver */" TO roundtrip_reader;
