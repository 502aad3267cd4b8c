INSERT INTO t VALUES ('b'), ('A');
