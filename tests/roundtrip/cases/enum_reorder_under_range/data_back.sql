INSERT INTO offer VALUES (1, '[a,b]', '{[a,a],(b,d)}'), (2, 'empty', NULL), (3, '(,b)', '{}');
