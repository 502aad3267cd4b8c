INSERT INTO t VALUES (1, ROW(1, 'a', 'x'), ROW(2, 'b', 'y'), 'a'), (2, NULL, NULL, 'b');
