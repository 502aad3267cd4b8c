CREATE TABLE t (a text, b varchar(20), c text);
CREATE INDEX t_a ON t (a text_pattern_ops);
CREATE INDEX t_b ON t (b);
CREATE INDEX t_c ON t (c COLLATE "POSIX" text_pattern_ops DESC);
