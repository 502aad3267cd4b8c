CREATE TYPE place AS (id integer, "long name" text);
CREATE TABLE town (
    id integer PRIMARY KEY,
    -- @renamed from="long name"
    name text
);
CREATE TABLE port OF place;
