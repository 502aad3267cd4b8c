CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = pg_catalog.snowball, Language = english, StopWords = 'english');
CREATE TEXT SEARCH CONFIGURATION c (PARSER = pg_catalog."default");
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword, word WITH d, simple;
