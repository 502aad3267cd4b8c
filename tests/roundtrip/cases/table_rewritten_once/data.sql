insert into t values (1,2,'a','a','c','x');
