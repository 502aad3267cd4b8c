CREATE TABLE t (id integer PRIMARY KEY, owner text, open boolean);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
