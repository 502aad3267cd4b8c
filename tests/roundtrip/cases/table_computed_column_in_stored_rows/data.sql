INSERT INTO parts (id) VALUES (1), (2);
INSERT INTO boxes SELECT 'a', p, ARRAY[p, p] FROM parts AS p;
