INSERT INTO t VALUES (ROW(1, 2, 3), ARRAY[ROW(4, 5, 6)]::positive[]), (NULL, NULL);
