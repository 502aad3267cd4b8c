CREATE TABLE t (r int4range, k bigint, EXCLUDE USING gist (r WITH &&), EXCLUDE (k WITH =));
