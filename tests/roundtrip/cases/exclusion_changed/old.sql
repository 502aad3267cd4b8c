CREATE TABLE t (c circle, b box, n integer,
    CONSTRAINT e EXCLUDE USING gist (c WITH &&),
    CONSTRAINT f EXCLUDE USING gist (b WITH &&) WITH (fillfactor = 50),
    CONSTRAINT g EXCLUDE USING spgist (b WITH &&));
