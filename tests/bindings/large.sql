-- Values of hundreds of megabytes; see large.c.
create table large (id int primary key, t text, b bytea, a text[]);
alter table large alter t set storage external, alter b set storage external, alter a set storage external;
create function echoed(value text) returns text language sql as $$ select value $$;
