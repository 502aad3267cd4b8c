CREATE FUNCTION is_ok(value text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 <> '' $$;
CREATE DOMAIN d AS text CONSTRAINT ok CHECK (is_ok(VALUE));
CREATE TABLE t (d d, ds d[]);
