CREATE TABLE t (
    a integer, b integer, c text, d timestamptz, e numeric,
    CONSTRAINT c1 CHECK (((a >= 1) AND (a <= 9))),
    CONSTRAINT c2 CHECK (((c ~~ 'a%'::text) OR (c ~~* '%z'::text))),
    CONSTRAINT c3 CHECK ((a <> b)),
    CONSTRAINT c4 CHECK (((c)::integer > 0)),
    CONSTRAINT c5 CHECK (((c IS NOT NULL) OR (d IS NULL))),
    CONSTRAINT c6 CHECK (((NOT (a IS DISTINCT FROM b)) OR ((a + (b * 2)) > 3))),
    CONSTRAINT c7 CHECK (((e > 0.0) AND (char_length(c) < 5)))
);
