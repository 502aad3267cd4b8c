INSERT INTO t (id, a, c) VALUES (1, 2, 'c'), (2, 3, NULL);
