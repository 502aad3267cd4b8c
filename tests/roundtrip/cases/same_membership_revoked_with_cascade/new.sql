-- @server 16
CREATE ROLE chief; CREATE ROLE deputy; CREATE ROLE worker; CREATE ROLE crew;
GRANT crew TO chief, roundtrip_reader;
