CREATE TEXT SEARCH DICTIONARY plain_words (TEMPLATE = simple, stopwords = english);
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR asciiword, word WITH plain_words, simple;
CREATE TABLE doc (body text, v tsvector GENERATED ALWAYS AS (to_tsvector('words'::regconfig, body)) STORED);
CREATE INDEX doc_v ON doc USING gin (v);
CREATE INDEX doc_b ON doc USING gin (to_tsvector('words'::regconfig, body));
CREATE VIEW found AS SELECT body FROM doc WHERE v @@ to_tsquery('words', 'a');
