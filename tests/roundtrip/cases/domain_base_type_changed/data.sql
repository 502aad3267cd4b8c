INSERT INTO line VALUES (1, 5, 6, '{7,8}', 'a'), (2, 1, NULL, NULL, NULL);
