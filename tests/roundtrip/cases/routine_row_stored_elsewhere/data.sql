insert into t values (1,'x');
insert into h values (1, row(1,'x')::t, array[row(2,'y')::t]);
