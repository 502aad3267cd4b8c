create schema t1; create text search dictionary t1.d (template = synonym, synonyms = 'synonym_sample');
create text search configuration t1.c (copy = english);
alter text search configuration t1.c alter mapping for asciiword with t1.d, english_stem;
create function t1.v(text) returns tsvector language sql immutable as $$ select to_tsvector('t1.c'::regconfig, $1) $$;
create table doc (b text, s tsvector generated always as (t1.v(b)) stored);
create index di on doc using gist (s);
