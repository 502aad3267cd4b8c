insert into t (id, extra, code, n, m) values (1,'2020-01-01','c1',5,'b');
