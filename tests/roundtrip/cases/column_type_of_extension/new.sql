CREATE TABLE item (
    id integer PRIMARY KEY,
    tags tools.hstore,
    pairs tools.hstore,
    name citext,
    number citext,
    path lquery,
    corner text,
    rest jsonb,
    names text[]
);
