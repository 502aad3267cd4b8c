CREATE TABLE t (a bigint, b text);
CREATE TABLE log (a bigint, b text);
CREATE RULE r AS ON UPDATE TO t WHERE new.b <> 'x' DO ALSO INSERT INTO log (a, b) VALUES (new.a, old.b);
ALTER TABLE t DISABLE RULE r;
COMMENT ON RULE r ON t IS 'comes back';
