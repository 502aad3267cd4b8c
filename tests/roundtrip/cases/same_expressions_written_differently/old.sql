CREATE TABLE t (
    a integer, b integer, c text, d timestamptz, e numeric,
    CONSTRAINT c1 CHECK (a BETWEEN 1 AND 9),
    CONSTRAINT c2 CHECK (c LIKE 'a%' OR c ILIKE '%z'),
    CONSTRAINT c3 CHECK (a != b),
    CONSTRAINT c4 CHECK (CAST(c AS integer) > 0),
    CONSTRAINT c5 CHECK (c NOTNULL OR d ISNULL),
    CONSTRAINT c6 CHECK (NOT a IS DISTINCT FROM b OR a + b * 2 > 3),
    CONSTRAINT c7 CHECK (e > 0.0 AND char_length(c) < 5)
);
