-- What goes has the names that others get: tables with their sequences and keys, columns, types, views, functions, policies.
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TYPE "mood'2" AS ENUM ('calm', 'wild', 'tired');
CREATE TABLE people (id serial PRIMARY KEY, title varchar(10), kind mood UNIQUE);
CREATE TABLE "people %" (id serial PRIMARY KEY, name text NOT NULL UNIQUE, born date, feels "mood'2");
CREATE TABLE books (id integer PRIMARY KEY, pages integer, pages_big bigint NOT NULL, blurb text,
    CONSTRAINT pages_fit CHECK (pages > 0), CONSTRAINT pages_big_fit CHECK (pages_big > 0));
CREATE INDEX books_by_pages ON books (pages);
CREATE INDEX books_by_pages_big ON books (pages_big);
CREATE VIEW thick AS SELECT id, pages FROM books WHERE pages > 500;
CREATE FUNCTION score(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION score_big(integer) RETURNS bigint LANGUAGE sql AS 'SELECT $1::bigint * 2';
CREATE VIEW scores AS SELECT id, score_big(id) AS points FROM books;
CREATE POLICY readers ON books FOR SELECT USING (pages > 1);
CREATE POLICY readers_big ON books FOR UPDATE USING (pages_big > 1);
CREATE TABLE events (id integer PRIMARY KEY, note text);
