CREATE TYPE e AS ENUM ('a', 'c', 'd');
CREATE TABLE t (v e DEFAULT 'c');
