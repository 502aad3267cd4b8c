-- What is said of objects that no file makes (those of the server, of an extension, the types of a table) is kept as text.
create extension pgcrypto;
comment on extension pgcrypto is 'x';
revoke execute on function pg_catalog.pg_sleep(float8) from public;
revoke execute on function pg_sleep_for(interval) from public;
create table kept (id int);
create view v as select id from kept;
comment on type _kept is 'rows of kept';
