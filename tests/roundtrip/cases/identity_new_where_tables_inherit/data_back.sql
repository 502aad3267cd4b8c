INSERT INTO "Part %" (a) VALUES (1), (1);
INSERT INTO above (a) VALUES (1), (2);
INSERT INTO below (a, n, b) VALUES (3, 7, 4);
