CREATE SCHEMA s;
CREATE TEXT SEARCH CONFIGURATION s.c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION s.c ADD MAPPING FOR asciiword WITH simple;
CREATE TABLE t (body text, lang regconfig DEFAULT 's.c', v tsvector);
CREATE VIEW w AS SELECT body FROM t WHERE to_tsvector('s.c'::regconfig, body) @@ plainto_tsquery('s.c', 'x');
