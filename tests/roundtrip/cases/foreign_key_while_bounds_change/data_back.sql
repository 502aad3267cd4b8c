INSERT INTO account VALUES (1, 'one'), (12, 'twelve');
INSERT INTO booking VALUES (1, 1, 1), (2, 12, NULL);
INSERT INTO node VALUES (1, 1, NULL), (1, 2, 1), (2, 1, NULL);
