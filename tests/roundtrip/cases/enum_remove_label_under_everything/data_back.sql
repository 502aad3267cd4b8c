INSERT INTO page VALUES (1, 'live', '{draft,live}'), (2, 'draft', NULL), (3, 'gone', '{gone}');
