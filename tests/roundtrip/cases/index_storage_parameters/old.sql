CREATE TABLE t (a integer, b integer, c integer);
CREATE INDEX t_a ON t (a) WITH (fillfactor = 90);
CREATE INDEX t_b ON t (b);
CREATE INDEX t_c ON t (c) WITH (fillfactor = 50, deduplicate_items = off);
