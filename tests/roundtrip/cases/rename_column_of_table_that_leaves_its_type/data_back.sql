INSERT INTO town VALUES (1, 'x');
INSERT INTO port VALUES (2, 'y');
