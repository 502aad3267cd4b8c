CREATE TABLE t (a text, b text DEFAULT '', c text DEFAULT 'x', d text);
