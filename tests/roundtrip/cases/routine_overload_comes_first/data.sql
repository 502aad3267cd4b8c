insert into t(i,s,c) values (1,'x','y');
