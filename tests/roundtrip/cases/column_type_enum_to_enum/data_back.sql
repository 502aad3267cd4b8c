INSERT INTO t VALUES (1, 'x', '{x,y}', 'y'), (2, NULL, NULL, 'x');
