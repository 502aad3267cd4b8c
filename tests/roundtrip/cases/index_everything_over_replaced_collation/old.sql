CREATE COLLATION loose (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE DOMAIN name AS text COLLATE loose;
CREATE TABLE t (a text COLLATE loose, b name, c text, CONSTRAINT u UNIQUE (a), CHECK (c COLLATE loose <> 'x'));
CREATE INDEX t_c ON t (c COLLATE loose DESC NULLS LAST, lower(c)) INCLUDE (b) WITH (fillfactor = 60) WHERE c IS NOT NULL;
CREATE VIEW v AS SELECT a, c COLLATE loose AS c FROM t ORDER BY a;
CREATE TABLE q (k text COLLATE loose) PARTITION BY RANGE (k COLLATE "C");
