insert into t(p) values (row(1,2)::pt);
