-- The function of the default goes while the column still stands under its former name.
create function base() returns integer language sql immutable as 'select 7';
create sequence numbers;
create table b (y bigint default base(), z bigint default nextval('numbers'));
