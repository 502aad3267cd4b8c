insert into r values (1,'q');
insert into t(id) values (1);
