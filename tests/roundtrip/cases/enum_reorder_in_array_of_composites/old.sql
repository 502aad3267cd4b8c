-- An array of values that have no text in common with the new type: they are converted one by one.
CREATE TYPE size AS ENUM ('s', 'm', 'l');
CREATE TYPE item AS (name text, size size, tags text[]);
CREATE TYPE parcel AS (label text, items item[]);
CREATE TABLE orders (id integer PRIMARY KEY, items item[], parcels parcel[] NOT NULL DEFAULT '{}');
