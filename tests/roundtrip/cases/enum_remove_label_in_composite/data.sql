INSERT INTO journal VALUES (1, ROW('a', 'sad', '2024-01-02')), (2, NULL), (3, ROW('b', NULL, NULL));
