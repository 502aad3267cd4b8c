CREATE TABLE t (r int4range, k integer, EXCLUDE USING gist (r WITH &&), EXCLUDE (k WITH =));
