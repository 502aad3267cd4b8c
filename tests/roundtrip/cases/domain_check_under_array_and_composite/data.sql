INSERT INTO t VALUES (1, '{1,2,NULL}', ROW(3, 'x'), 4), (2, NULL, NULL, NULL);
INSERT INTO u VALUES (1, ARRAY[ROW(1, 'y')]::pair[]), (2, NULL);
