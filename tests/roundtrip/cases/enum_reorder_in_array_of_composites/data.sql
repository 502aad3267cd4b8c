INSERT INTO orders VALUES (1, ARRAY[ROW('a', 's', '{x,y}'), ROW('b', 'l', NULL), NULL]::item[], '{}'),
    (2, NULL, ARRAY[ROW('p', ARRAY[ROW('c', 'm', '{}')::item])]::parcel[]), (3, '{}', '{}');
