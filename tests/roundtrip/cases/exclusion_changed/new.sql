CREATE TABLE t (c circle, b box, n integer,
    CONSTRAINT e EXCLUDE USING gist (c WITH ~=),
    CONSTRAINT f EXCLUDE USING gist (b WITH &&) WITH (fillfactor = 80),
    CONSTRAINT g EXCLUDE USING spgist (b WITH &&) WHERE (n > 0) DEFERRABLE);
