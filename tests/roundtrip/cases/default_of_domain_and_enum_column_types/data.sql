INSERT INTO t (id) VALUES (1); INSERT INTO t VALUES (2, 'b', 2, 'b', 8, '{a,b}', 'f');
