INSERT INTO t VALUES (2, '{1}', 'x');
