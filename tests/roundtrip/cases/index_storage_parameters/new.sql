CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_a ON t (a) WITH (fillfactor = 70);
CREATE INDEX t_b ON t (b) WITH (deduplicate_items = off);
CREATE INDEX t_c ON t (c);
