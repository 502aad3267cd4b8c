CREATE TEXT SEARCH CONFIGURATION c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword WITH simple;
CREATE TABLE t (body text, lang regconfig DEFAULT 'c', v tsvector);
CREATE VIEW w AS SELECT body FROM t WHERE to_tsvector('c'::regconfig, body) @@ plainto_tsquery('c', 'x');
