INSERT INTO invoices (total) VALUES (1), (2), (3);
INSERT INTO receipts (total) VALUES (1), (2), (3), (4);
INSERT INTO slips SELECT FROM generate_series(1, 3);
INSERT INTO notes SELECT FROM generate_series(1, 3);
DELETE FROM invoices WHERE id > 1;
DELETE FROM receipts;
DELETE FROM slips WHERE id > 5;
DELETE FROM notes WHERE id = 42;
