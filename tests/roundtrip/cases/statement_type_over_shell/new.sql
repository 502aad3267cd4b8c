create type word;
create function word_in(cstring) returns word language internal immutable strict as 'textin';
create function word_out(word) returns cstring language internal immutable strict as 'textout';
create type word (input = word_in, output = word_out, like = text);
create type span;
create function span_form(span) returns span language internal immutable strict as 'int4range_canonical';
create type span as range (subtype = integer, canonical = span_form);
create table uses (id integer, w word, s span);
