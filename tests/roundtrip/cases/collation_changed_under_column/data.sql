INSERT INTO t VALUES (1, 'a', 'b'), (2, 'B', 'c'); INSERT INTO u VALUES ('x', 1);
