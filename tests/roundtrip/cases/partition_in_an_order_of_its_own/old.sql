create table whole (a integer not null, b text, c date) partition by list (a);
create table one (c date, b text default 'one', a integer not null);
alter table whole attach partition one for values in (1);
