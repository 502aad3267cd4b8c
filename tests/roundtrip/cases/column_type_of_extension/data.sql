INSERT INTO item VALUES (1, NULL, NULL, 'Ann', 7, 'a.b', '(1)', NULL, '{x,Y}');
