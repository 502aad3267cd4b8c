CREATE TABLE users (id integer NOT NULL UNIQUE, login text PRIMARY KEY);
CREATE TABLE posts (id integer PRIMARY KEY, user_id integer NOT NULL REFERENCES users (id));
