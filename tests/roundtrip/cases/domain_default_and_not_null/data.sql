INSERT INTO t VALUES (1, 1, 'e', 'f'), (2, 2, 'g', NULL);
