CREATE SCHEMA app;
CREATE TEXT SEARCH DICTIONARY app.plain (TEMPLATE = simple, STOPWORDS = english, ACCEPT = false);
CREATE TEXT SEARCH DICTIONARY app.stem (TEMPLATE = snowball, LANGUAGE = 'english', STOPWORDS = 'english');
CREATE TEXT SEARCH DICTIONARY app.quoted (TEMPLATE = simple, Accept = "true");
COMMENT ON TEXT SEARCH DICTIONARY app.plain IS 'words as they are';
ALTER TEXT SEARCH DICTIONARY app.plain OWNER TO roundtrip_owner;
