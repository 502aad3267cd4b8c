CREATE TABLE replicated (id integer PRIMARY KEY, code text NOT NULL);
CREATE UNIQUE INDEX replicated_code_key ON replicated (code);
CREATE TABLE whole (a integer, b integer);
