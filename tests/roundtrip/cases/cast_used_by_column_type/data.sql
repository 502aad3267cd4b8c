INSERT INTO t VALUES (1, 'low', '{low,high}'), (2, 'high', NULL);
