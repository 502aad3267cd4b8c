SELECT t.path AS id, g.rngcanonical::oid <> 0 AS optional
FROM typ t
JOIN pg_catalog.pg_range g ON g.rngmultitypid = t.oid
WHERE t.typtype = 'm'
