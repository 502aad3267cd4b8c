INSERT INTO base VALUES (1, 'a'); INSERT INTO derived VALUES (2, 'b', 'x'); INSERT INTO parted VALUES (3, 'b');
