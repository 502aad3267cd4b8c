INSERT INTO t VALUES (1, ROW('a', 1, 'x'), ROW('b', 2, 'y'), 'a'), (2, NULL, NULL, 'b');
