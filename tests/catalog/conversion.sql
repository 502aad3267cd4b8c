SELECT s.path || '.' || c.conname AS id, pg_encoding_to_char(c.conforencoding) AS source_encoding,
       pg_encoding_to_char(c.contoencoding) AS target_encoding, c.conproc::text AS function,
       NULLIF(c.condefault, false) AS is_default
FROM pg_catalog.pg_conversion c
JOIN sch s ON s.oid = c.connamespace
