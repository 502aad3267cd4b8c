-- Some casts of extensions are there, from jsonb to hstore is none; into citext every value goes by its text.
CREATE TABLE item (
    id integer PRIMARY KEY,
    tags jsonb,
    pairs text[],
    name text,
    number integer,
    path ltree,
    corner public.cube,
    rest tools.hstore,
    names citext[]
);
