create table t (id int primary key, n int generated always as identity, g int generated always as (1) stored, other int);
alter table t alter column n set default 1;
alter table t alter column g set default 1;
alter table t alter column id drop not null;
alter table t alter column n drop not null;
alter table t alter column other add generated always as identity;
create table u (id numeric generated always as identity);
alter table t alter column n type text;
create table w (a trigger);
