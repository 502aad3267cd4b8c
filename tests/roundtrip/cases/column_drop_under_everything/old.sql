CREATE TABLE people (id integer PRIMARY KEY, name text, nick text, age integer, CONSTRAINT grown_up CHECK (age > 17));
CREATE INDEX people_nick_idx ON people (nick);
CREATE INDEX people_age_idx ON people (id) WHERE age > 30;
CREATE VIEW nicks AS SELECT id, nick, age FROM people;
CREATE VIEW short_nicks AS SELECT id FROM nicks WHERE length(nick) < 4;
