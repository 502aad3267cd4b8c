INSERT INTO base VALUES (1, '2'); INSERT INTO derived VALUES (3, '4', 5); INSERT INTO events VALUES (1, '2024-05-06', 'x');
