INSERT INTO t VALUES (1, ROW('s', 'z', 'c'), ARRAY[ROW('1', '2', '3')]::address[]);
