insert into t values ('2020-01-01',1,'x',true,2);
