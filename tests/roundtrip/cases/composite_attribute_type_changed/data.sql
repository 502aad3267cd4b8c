INSERT INTO product VALUES (1, ROW(ROW(1, 'eur'), ROW(2, 'usd')), ARRAY[ROW(ROW(3, 'chf'), NULL)]::price[], ROW(4, 'x'));
INSERT INTO product VALUES (2, NULL, NULL, NULL);
