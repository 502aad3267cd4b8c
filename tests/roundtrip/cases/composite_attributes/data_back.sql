INSERT INTO t VALUES (1, ROW('s', 'z', 'c', 1), ARRAY[ROW('1', '2', '3', 4)]::address[]);
