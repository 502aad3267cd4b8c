create table a (id int primary key, b_id int);
create table b (id int primary key, a_id int references a on delete set null (a_id));
alter table a add foreign key (b_id) references b deferrable initially deferred;
create table c (a int, b int, unique (b, a), foreign key (a) references a (id) match full, foreign key (b) references b not valid);
create table self (id int primary key, parent int references self, unique (parent, id), foreign key (parent, id) references self (parent, id));
