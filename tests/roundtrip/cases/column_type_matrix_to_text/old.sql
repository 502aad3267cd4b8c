-- Whatever has a cast in assignments needs no USING.
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN code AS varchar(5);
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE t (id integer PRIMARY KEY, a integer, b boolean, c timestamptz, d mood, e code, f uuid, g jsonb, h integer[], i inet, j numeric(6,2), k pair, l date, m bytea, n mood[], o varchar(3));
