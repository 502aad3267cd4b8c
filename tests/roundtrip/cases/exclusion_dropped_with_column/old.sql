CREATE TABLE t (c circle, n integer, EXCLUDE USING gist (c WITH &&) WHERE (n > 0));
