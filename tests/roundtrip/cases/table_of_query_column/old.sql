-- A table made of a query is a table like others: what follows alters it, and so does the plan.
create table source (id int not null, name text);
create table made as select id, name, now() as at from source;
alter table made alter id set not null;
create index made_name_idx on made (name);
