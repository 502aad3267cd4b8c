create extension btree_gist;
create type span as range (subtype = timestamp, multirange_type_name = spans);
create table res (id int, room text, during span, exclude using gist (room with =, during with &&) where (id > 1));
create function len(span) returns interval language sql immutable as 'select upper($1) - lower($1)';
create index on res (len(during));
create table h (during span primary key, other span[], mr spans);
