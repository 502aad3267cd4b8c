INSERT INTO sales VALUES (1, 'north'), (2, 'south');
