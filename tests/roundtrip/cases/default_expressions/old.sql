CREATE TABLE t (
    a timestamptz DEFAULT now(), b date DEFAULT CURRENT_DATE, c text DEFAULT 'a' || 'b', d uuid, e integer DEFAULT -1,
    f jsonb DEFAULT '{}', g interval DEFAULT '1 day', h text DEFAULT CURRENT_USER, i numeric DEFAULT 1.50
);
