insert into t values (1, 'one', 3), (2, 'two', 5);
