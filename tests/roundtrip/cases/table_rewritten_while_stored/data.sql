insert into t(id,e,e2) values (1,'a','{a,b}');
insert into u select t from t;
