-- The columns of a typed table have their names from the type: it leaves that first.
CREATE TYPE place AS (id integer, "long name" text);
CREATE TABLE town OF place (id PRIMARY KEY);
CREATE TABLE port OF place;
