INSERT INTO person VALUES (1, ROW('Long Lane', '12345', '{1,22}', 7, 'short'), ARRAY[ROW('X', NULL, NULL, 1, NULL)::address]), (2, NULL, '{}');
