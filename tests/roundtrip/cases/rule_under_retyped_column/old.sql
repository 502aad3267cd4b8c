-- The server refuses to change the type of a column that a rule uses.
CREATE TABLE t (a integer, b varchar(10));
CREATE TABLE log (a integer, b text);
CREATE RULE r AS ON UPDATE TO t WHERE new.b <> 'x' DO ALSO INSERT INTO log (a, b) VALUES (new.a, old.b);
ALTER TABLE t DISABLE RULE r;
COMMENT ON RULE r ON t IS 'comes back';
