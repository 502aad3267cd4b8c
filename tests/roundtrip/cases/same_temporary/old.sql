-- What is temporary is no part of the schema, whatever is done with it on the way, and hides what has its name.
create table kept (id int primary key, note text);
create temp table kept (id int, other int);
create index on kept (other);
alter table kept add more text;
comment on column kept.more is 'gone soon';
create temp view seen as select other from kept;
create view seen_again as select * from seen;
create temp sequence numbers;
create temp table copied as select * from kept;
create function pg_temp.one() returns int language sql as 'select other from kept';
create type pg_temp.pair as (a int, b int);
drop table kept cascade;
comment on table kept is 'the real one';
create or replace function kept_notes() returns bigint language sql as 'select count(note) from kept';
