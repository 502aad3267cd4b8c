CREATE TABLE person (id integer, name text);
CREATE TYPE couple AS (a person, b person);
CREATE TABLE wedding (c couple, at date);
