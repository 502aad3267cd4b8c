CREATE TABLE t (a text, b varchar(20), c text);
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b varchar_pattern_ops);
CREATE INDEX t_c ON t (c COLLATE "C");
