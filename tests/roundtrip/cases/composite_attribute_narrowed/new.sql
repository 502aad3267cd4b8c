-- The values of attributes are assigned, not cast: what is too long is refused, not cut. Domains and arrays inside follow.
CREATE DOMAIN code AS varchar(5);
CREATE TYPE address AS (number integer, street varchar(20), zip code, codes code[], since date, note varchar(9));
CREATE TABLE person (id integer PRIMARY KEY, home address, homes address[]);
