create table source (id int not null, name text);
create table made as select id::bigint as id, now() as at, length(name) as size from source;
alter table made add check (size > 0);
