INSERT INTO t VALUES (1, '[1,5)', '{[1,2),[7,9)}', '{"[1,2]"}'), (2, '(8,)', NULL, NULL);
