INSERT INTO ticket (id, s) VALUES (1, 'new'), (2, 'closed');
INSERT INTO watcher VALUES (1, 'new'), (2, 'closed');
