create table a (id int);
comment on table a is 'open;
create table b (id int);
