CREATE TABLE t (b box);
