-- A range type that fills a shell, for its canonical function, is kept as text.
SELECT f.path AS id, (SELECT g.rngcanonical::oid <> 0 FROM pg_catalog.pg_range g WHERE f.prorettype IN (g.rngtypid, g.rngmultitypid)) AS optional
FROM fun f
WHERE f.of_range
