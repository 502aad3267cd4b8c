CREATE TABLE anything (id integer);
CREATE TABLE teams (id integer PRIMARY KEY, captain_id integer);
CREATE TABLE players (id integer PRIMARY KEY, team_id integer NOT NULL REFERENCES teams);
ALTER TABLE teams ADD CONSTRAINT teams_captain FOREIGN KEY (captain_id) REFERENCES players DEFERRABLE INITIALLY DEFERRED;
CREATE TABLE a (id integer PRIMARY KEY, next integer);
CREATE TABLE b (id integer PRIMARY KEY, next integer REFERENCES a);
CREATE TABLE c (id integer PRIMARY KEY, next integer REFERENCES b);
ALTER TABLE a ADD FOREIGN KEY (next) REFERENCES c;
