INSERT INTO sales VALUES (1, 'a'), (40, 'b');
