insert into t values (1,'x');
insert into u values ('y',2);
