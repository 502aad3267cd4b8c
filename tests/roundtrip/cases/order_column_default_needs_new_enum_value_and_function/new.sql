CREATE TYPE stage AS ENUM ('one', 'two', 'three');
CREATE FUNCTION first_stage() RETURNS stage LANGUAGE sql IMMUTABLE AS $$SELECT 'three'::public.stage$$;
CREATE TABLE t (id integer PRIMARY KEY, stage stage NOT NULL DEFAULT first_stage(), next stage NOT NULL DEFAULT 'three');
