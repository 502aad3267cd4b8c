CREATE TABLE t (
    a integer CHECK (a BETWEEN 1 AND 9 OR a IS NULL),
    b text CHECK (b IN ('x', 'y') AND b NOT LIKE '%z' AND b !~ '[0-9]'),
    c date CHECK (c >= DATE '2000-01-01' AND extract(year FROM c) < 2100),
    d jsonb CHECK (d ? 'id' AND jsonb_typeof(d -> 'id') = 'number'),
    e numeric CHECK ((e * 100)::integer % 5 = 0),
    f text[] CHECK (array_length(f, 1) <= 3 AND 'x' <> ALL (f)),
    CONSTRAINT either CHECK (CASE WHEN a > 5 THEN b IS NOT NULL ELSE c IS NOT NULL END),
    CONSTRAINT exactly_one CHECK (num_nonnulls(a, b) = 1),
    CONSTRAINT rows_differ CHECK ((a, b) IS DISTINCT FROM (1, 'x'::text)),
    CONSTRAINT fallback CHECK (COALESCE(e, 0) >= 0 AND NULLIF(b, '') IS NOT NULL)
);
