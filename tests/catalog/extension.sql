-- The platform layer makes a stand-in for pgvector where a server lacks it.
SELECT e.extname AS id, n.nspname AS in_schema
FROM pg_catalog.pg_extension e
JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
WHERE e.extname <> 'plpgsql'
UNION ALL
SELECT 'vector', 'extensions' FROM pg_catalog.pg_type t
WHERE t.typnamespace = to_regnamespace('extensions') AND t.typname = 'vector'
  AND NOT EXISTS (SELECT FROM pg_catalog.pg_extension e WHERE e.extname = 'vector')
