-- @renamed from="mood'2"
CREATE TYPE mood AS ENUM ('calm', 'wild', 'tired');
-- @renamed from="people %"
CREATE TABLE people (id serial PRIMARY KEY, name text NOT NULL UNIQUE, born date, feels mood);
CREATE TABLE books (id integer PRIMARY KEY,
    -- @renamed from=pages_big
    pages bigint NOT NULL, blurb text,
    CONSTRAINT pages_fit CHECK (pages > 0));
CREATE INDEX books_by_pages ON books (pages);
CREATE VIEW thick AS SELECT id, pages FROM books WHERE pages > 500;
-- @renamed from=score_big
CREATE FUNCTION score(integer) RETURNS bigint LANGUAGE sql AS 'SELECT $1::bigint * 2';
CREATE VIEW scores AS SELECT id, score(id) AS points FROM books;
-- @renamed from=readers_big
CREATE POLICY readers ON books FOR UPDATE USING (pages > 1);
-- @renamed from=events
CREATE TABLE "events of old" (id integer PRIMARY KEY, note text);
CREATE TABLE events (id uuid PRIMARY KEY, at date, "where" text);
