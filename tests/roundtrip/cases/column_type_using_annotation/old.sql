-- The new schema says how values become those of the new types; there is a cast for one of them, but it is not meant.
CREATE TABLE public.answers (
    id integer PRIMARY KEY,
    given text NOT NULL,
    at timestamptz,
    share numeric(5, 2) DEFAULT 0
);
