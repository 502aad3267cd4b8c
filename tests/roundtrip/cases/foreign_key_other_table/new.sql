CREATE SCHEMA hr;
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE hr.users (id integer PRIMARY KEY);
CREATE TABLE badges (id integer PRIMARY KEY, user_id integer REFERENCES hr.users);
