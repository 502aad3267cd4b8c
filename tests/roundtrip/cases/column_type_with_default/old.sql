CREATE TABLE flags (id integer PRIMARY KEY, done text NOT NULL DEFAULT 'f', weight text DEFAULT '10', at text DEFAULT 'now');
