-- The types of the attributes of a composite type ($1), in their order.
SELECT a.atttypid, pg_catalog.format_type(a.atttypid, a.atttypmod)
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_attribute a ON a.attrelid = t.typrelid
WHERE t.oid = $1
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attnum
