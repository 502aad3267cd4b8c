SELECT p.pubname || '.' || n.nspname AS id
FROM pg_catalog.pg_publication p
JOIN pg_catalog.pg_publication_namespace t ON t.pnpubid = p.oid
JOIN pg_catalog.pg_namespace n ON n.oid = t.pnnspid
