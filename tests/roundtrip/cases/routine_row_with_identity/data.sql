insert into t (a,c) values (1,'x'),(2,'y');
