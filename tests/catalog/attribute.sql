SELECT c.path AS id,
       c.attnum AS number,
       format_type(c.atttypid, c.atttypmod) AS type,
       CASE WHEN c.attcollation <> t.typcollation THEN c.attcollation::regcollation::text END AS collation
FROM col c
JOIN pg_catalog.pg_type t ON t.oid = c.atttypid
WHERE c.relkind = 'c'
