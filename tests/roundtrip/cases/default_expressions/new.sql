CREATE TABLE t (
    a timestamptz DEFAULT clock_timestamp(), b date DEFAULT CURRENT_DATE + 7, c text DEFAULT upper('a') || 'b',
    d uuid DEFAULT gen_random_uuid(), e integer DEFAULT - 2, f jsonb DEFAULT '{"a": [1, 2]}', g interval DEFAULT '1 day 02:00:00',
    h text DEFAULT SESSION_USER, i numeric DEFAULT 1.5
);
