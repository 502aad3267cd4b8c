create table a (id uuid primary key default gen_random_uuid(), b_id uuid);
create table b (id uuid primary key, a_id uuid references a on delete cascade, code text unique);
alter table a add foreign key (b_id) references b on update cascade;
create table c (a uuid, b text, unique (a, b), foreign key (a) references a (id), foreign key (b) references b (code));
create table self (id uuid primary key, parent uuid references self (id) on delete cascade);
