CREATE TABLE t (a integer, b integer DEFAULT 2, c text DEFAULT 'two', d boolean DEFAULT NULL);
