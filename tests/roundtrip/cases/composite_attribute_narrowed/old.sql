-- The values of attributes are assigned, not cast: what is too long is refused, not cut. Domains and arrays inside follow.
CREATE DOMAIN code AS varchar(10);
CREATE TYPE address AS (street varchar(30), zip code, codes code[], number bigint, note text);
CREATE TABLE person (id integer PRIMARY KEY, home address, homes address[]);
