CREATE TABLE t (a integer DEFAULT 1, b integer, c text DEFAULT 'one', d boolean DEFAULT true);
