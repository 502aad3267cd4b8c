CREATE TABLE t (a integer, b text, c date, d jsonb, e numeric, f text[]);
