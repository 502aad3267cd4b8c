INSERT INTO t VALUES (1, 2, 3, 4, 1.5, 2.5, 7, '{1,2}', true, 8, '9', 10);
