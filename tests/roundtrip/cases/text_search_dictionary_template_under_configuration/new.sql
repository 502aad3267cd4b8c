CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword, word WITH d, simple;
CREATE TABLE t (body text, v tsvector GENERATED ALWAYS AS (to_tsvector('c', body)) STORED);
CREATE INDEX t_body ON t USING gin (to_tsvector('c', body));
