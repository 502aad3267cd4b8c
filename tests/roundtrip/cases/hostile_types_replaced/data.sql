INSERT INTO "a ""b"."T" VALUES (ARRAY[ROW(1, ARRAY['it''s', '"']::"a ""b"."e'n$$um"[])]::"a ""b"."c.d"[], ROW(2, NULL), '["it''s","it''s"]', '$$');
