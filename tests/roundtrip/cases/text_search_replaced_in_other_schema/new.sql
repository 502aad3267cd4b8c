create schema t2; create text search dictionary t2.d (template = simple);
create text search configuration t2.c (copy = german);
alter text search configuration t2.c alter mapping for asciiword with t2.d;
create function t2.v(text) returns tsvector language sql immutable as $$ select to_tsvector('t2.c'::regconfig, $1) $$;
create table doc (b text, s tsvector generated always as (t2.v(b)) stored);
create index di on doc using gin (s);
