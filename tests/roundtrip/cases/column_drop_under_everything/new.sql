CREATE TABLE people (id integer PRIMARY KEY, name text);
CREATE VIEW nicks AS SELECT id, name AS nick FROM people;
CREATE VIEW short_nicks AS SELECT id FROM nicks WHERE length(nick) < 4;
