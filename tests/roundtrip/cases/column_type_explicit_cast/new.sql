CREATE TABLE m (a integer, b timestamptz, c jsonb, d integer, e uuid, f text[], g boolean);
