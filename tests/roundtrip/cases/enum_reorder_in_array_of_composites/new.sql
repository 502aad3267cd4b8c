CREATE TYPE size AS ENUM ('l', 'm', 's');
CREATE TYPE item AS (name text, size size, tags text[]);
CREATE TYPE parcel AS (label text, items item[]);
CREATE TABLE orders (id integer PRIMARY KEY, items item[], parcels parcel[] NOT NULL DEFAULT '{}');
