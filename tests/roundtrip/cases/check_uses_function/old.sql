CREATE TABLE parcels (id integer PRIMARY KEY, code text);
