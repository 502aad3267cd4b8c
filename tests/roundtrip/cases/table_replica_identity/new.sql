CREATE TABLE replicated (id integer PRIMARY KEY, code text NOT NULL);
CREATE UNIQUE INDEX replicated_code_key ON replicated (code);
ALTER TABLE replicated REPLICA IDENTITY USING INDEX replicated_code_key;
CREATE TABLE whole (a integer, b integer);
ALTER TABLE whole REPLICA IDENTITY FULL;
