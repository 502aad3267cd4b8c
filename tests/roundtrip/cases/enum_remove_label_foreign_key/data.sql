INSERT INTO parent VALUES ('x', 1), ('y', 2); INSERT INTO child VALUES (1, 'x', 1), (2, NULL, 7);
