CREATE SCHEMA app;
CREATE TEXT SEARCH PARSER app.p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, HEADLINE = prsd_headline, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE app.tmpl (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY app.d (TEMPLATE = app.tmpl, stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION app.c (PARSER = app.p);
ALTER TEXT SEARCH CONFIGURATION app.c ADD MAPPING FOR word WITH app.d;
COMMENT ON TEXT SEARCH PARSER app.p IS 'a parser';
COMMENT ON TEXT SEARCH TEMPLATE app.tmpl IS 'a template';
