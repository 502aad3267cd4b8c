INSERT INTO machine VALUES (1, 'low', '{low,high}', 'top'), (2, 'high', NULL, NULL);
