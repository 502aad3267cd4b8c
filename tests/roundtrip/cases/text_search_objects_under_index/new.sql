CREATE TEXT SEARCH DICTIONARY other_words (TEMPLATE = snowball, language = german);
CREATE TEXT SEARCH CONFIGURATION words (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR asciiword WITH other_words;
CREATE TABLE doc (body text, v tsvector GENERATED ALWAYS AS (to_tsvector('words'::regconfig, body)) STORED);
CREATE INDEX doc_v ON doc USING gin (v) WITH (fastupdate = off);
CREATE INDEX doc_b ON doc USING gin (to_tsvector('words'::regconfig, body));
CREATE VIEW found AS SELECT body FROM doc WHERE v @@ to_tsquery('words', 'b');
