create extension btree_gist;
create type span as range (subtype = date);
create table res (id int, room int, during span, exclude using gist (room with =, during with &&) where (id > 0) deferrable);
create function len(span) returns int language sql immutable as 'select upper($1) - lower($1)';
create index on res (len(during));
create table h (during span primary key, other span[] , mr span_multirange);
