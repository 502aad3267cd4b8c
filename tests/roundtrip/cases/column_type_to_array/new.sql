CREATE TABLE labels (id integer PRIMARY KEY, names text[] NOT NULL DEFAULT ARRAY[]::text[], numbers bigint[]);
